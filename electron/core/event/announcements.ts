import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Announcement } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { clean } from '../base/clean.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { ulidTime } from '../base/ulid.ts';
import { actions } from '../model/actions.ts';
import type { Incoming } from '../model/incoming.ts';
import { subjects } from '../model/subjects.ts';
import type { AosApi } from '../transport/api.ts';

export interface AnnouncementOptions extends RetryContext {
  api: AosApi;
  /** Row number of the subscription they count for. */
  subscription: number;
  /** The sequence of the newest one that is stored from before; null for none. Older ones are not read again. */
  known: bigint | null;
  /** Announcements take the way of every event from here on: the oldest first, each once. */
  found: (event: Incoming) => void;
}

/** The stream name under which polled announcements are stored: no JetStream stream may have a dot in its name. */
const STREAM = 'announcements.polled';
const PAGE = 100n;
/** At most this many are read in one go: a server whose pages never end is not followed forever. */
const MOST = 10_000;
/** Bits of a sequence below the milliseconds. */
const BELOW = 15n;

/**
 * Asks for announcements again and again, by `GetAnnouncements`, which needs no login: on AOS v2.0.2 no stream delivers
 * any. A failure waits for the backoff and is no trouble of the account. It runs until the signal is aborted.
 */
export async function pollAnnouncements(options: AnnouncementOptions): Promise<void> {
  const { signal, clock, timing } = options;
  const seen = new Set<string>();
  let attempt = 0;
  while (!signal.aborted) {
    try {
      const fresh = await unread(options, seen);
      for (const announcement of fresh.reverse()) {
        seen.add(announcement.announcementId);
        options.found(toEvent(announcement, options.subscription, clock.now()));
      }
      attempt = 0;
      await sleep(clock, timing.announcementPoll, signal);
    } catch {
      if (signal.aborted) return;
      await waitToRetry(options, attempt++);
    }
  }
}

/** Those that are not known, the newest first: page by page into the past, until one ends with what is known. */
async function unread(
  { api, signal, clock, known }: AnnouncementOptions,
  seen: ReadonlySet<string>,
): Promise<Announcement[]> {
  const stored = known === null ? null : Number(known >> BELOW);
  // A time that is still to come is nonsense, and would hide all that is published before it.
  const since = stored !== null && stored <= clock.now() ? stored : null;
  // Those of the same millisecond may have been stored or not: the store recognises the ones it has.
  const isOld = (one: Announcement) =>
    seen.has(one.announcementId) || (since !== null && timeOf(one, clock.now()) < since);
  const fresh = new Map<string, Announcement>();
  let startAfter = '';
  for (let read = 0; read < MOST; ) {
    const { announcements } = await api.info.getAnnouncements(
      { page: { startAfter, pageSize: PAGE } },
      { signal },
    );
    for (const one of announcements) if (!isOld(one)) fresh.set(one.announcementId, one);
    const last = announcements.at(-1);
    if (last === undefined || isOld(last) || last.announcementId === startAfter) break;
    startAfter = last.announcementId;
    read += announcements.length;
  }
  return [...fresh.values()];
}

/** Epoch ms: the id's own, else what the server says, else now. */
function timeOf({ announcementId, createdAt }: Announcement, now: number): number {
  return ulidTime(announcementId) ?? (createdAt ? timestampMs(createdAt) : now);
}

/**
 * A sequence that grows with the time, as those of a stream do: the id's milliseconds, and 15 bits of the rest of the id
 * to tell apart those of the same millisecond.
 */
function toEvent(announcement: Announcement, subscription: number, now: number): Incoming {
  const id = announcement.announcementId;
  const time = timeOf(announcement, now);
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) & 0x7fff;
  const seq = (BigInt(time) << BELOW) | BigInt(hash);
  return {
    subscription,
    stream: STREAM,
    seq,
    time: BigInt(time) * 1_000_000n,
    delivered: 1,
    subject: subjects.announcement.code,
    action: actions.announced.code,
    resourceId: null,
    checksum: '',
    text: clean(announcement.title || announcement.teaser) || 'An announcement',
    alert: '',
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}
