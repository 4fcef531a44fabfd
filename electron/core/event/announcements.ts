import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Announcement } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { clean } from '../base/clean.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { ulidTime } from '../base/ulid.ts';
import { actions } from '../model/actions.ts';
import type { Incoming } from '../model/incoming.ts';
import type { AosError, ProblemCode } from '../model/problem.ts';
import { storedStandIn } from '../model/stand-in.ts';
import { subjects } from '../model/subjects.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';

export interface AnnouncementOptions extends RetryContext {
  api: AosApi;
  /** Row number of the subscription that the announcements belong to. */
  subscription: number;
  /** Sequence of the newest stored announcement, null if there is none. Older ones are not fetched again. */
  known: bigint | null;
  /** Called once for each new announcement, the oldest first. From here it is handled like every other event. */
  found: (event: Incoming) => void;
  /** Why they cannot be read at the moment; null when they can. Told when that changes. */
  failing: (error: AosError | null) => void;
}

/** Stream name of polled announcements. The dot rules out a clash: the name of a JetStream stream cannot contain one. */
const STREAM = 'announcements.polled';
const PAGE_SIZE = 100n;
/** Maximum number of announcements read in one poll, in case a server's pages never end. */
const MAX_PER_POLL = 10_000;
/** Number of bits of a sequence below the milliseconds. */
const HASH_BITS = 15n;

/**
 * Polls for announcements with `GetAnnouncements`, which needs no login, until the signal is aborted: no stream of AOS
 * v2.0.2 delivers announcements. A failure only delays the next poll.
 */
export async function pollAnnouncements(options: AnnouncementOptions): Promise<void> {
  const { signal, clock, timing } = options;
  const seen = new Set<string>();
  let attempt = 0;
  let told: ProblemCode | null = null;
  const tell = (error: AosError | null) => {
    const code = error?.problem.code ?? null;
    if (code !== told) options.failing(error);
    told = code;
  };
  while (!signal.aborted) {
    try {
      const fresh = await fetchNew(options, seen);
      for (const announcement of fresh.reverse()) {
        seen.add(announcement.announcementId);
        options.found(toEvent(announcement, options.subscription, clock.now()));
      }
      attempt = 0;
      tell(null);
      await sleep(clock, timing.announcementPoll, signal);
    } catch (error) {
      if (signal.aborted) return;
      tell(explain(error, options.api.server));
      await waitToRetry(options, attempt++);
    }
  }
}

/** Fetches announcements that are not known yet, the newest first, page by page until a page ends with a known one. */
async function fetchNew(
  { api, signal, clock, known }: AnnouncementOptions,
  seen: ReadonlySet<string>,
): Promise<Announcement[]> {
  const stored = known === null ? null : Number(known >> HASH_BITS);
  // A time in the future is nonsense, and would hide everything published before it.
  const since = stored !== null && stored <= clock.now() ? stored : null;
  // Announcements of the same millisecond may or may not be stored: the store recognizes those it has.
  const isOld = (one: Announcement) =>
    seen.has(one.announcementId) || (since !== null && timeOf(one, clock.now()) < since);
  const fresh = new Map<string, Announcement>();
  let startAfter = '';
  for (let read = 0; read < MAX_PER_POLL; ) {
    const { announcements } = await api.info.getAnnouncements(
      { page: { startAfter, pageSize: PAGE_SIZE } },
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

/** Returns the time in epoch ms: that of the id, else the one the server gives, else now. */
function timeOf({ announcementId, createdAt }: Announcement, now: number): number {
  return ulidTime(announcementId) ?? (createdAt ? timestampMs(createdAt) : now);
}

/**
 * Turns an announcement into an event. Its sequence grows with time, as in a stream: the milliseconds of the id, followed
 * by a 15-bit hash of the id to tell announcements of the same millisecond apart.
 */
function toEvent(announcement: Announcement, subscription: number, now: number): Incoming {
  const id = announcement.announcementId;
  const time = timeOf(announcement, now);
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) & 0x7fff;
  const seq = (BigInt(time) << HASH_BITS) | BigInt(hash);
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
    text: clean(announcement.title || announcement.teaser) || storedStandIn({ is: 'without-text' }),
    alert: '',
    rule: null,
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}
