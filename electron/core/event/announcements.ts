import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Announcement } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { createBell } from '../bell.ts';
import type { AosApi } from '../transport/api.ts';
import { type RetryContext, waitToRetry } from '../transport/retry.ts';
import { clean } from './clean.ts';
import { actions, subjects } from './event.ts';
import type { Incoming } from './incoming.ts';
import { ulidTime } from './ulid.ts';

export interface AnnouncementOptions extends RetryContext {
  api: AosApi;
  /** Row number of the subscription they count for. */
  subscription: number;
  /** Announcements take the way of every event from here on. */
  found: (event: Incoming) => void;
}

/** The stream name under which polled announcements are stored: no JetStream stream may have a dot in its name. */
const STREAM = 'announcements.polled';
const PAGE = 100n;

/**
 * Asks for announcements again and again: the stream never delivers any on AOS v2.0.2, as its consumer filters on a
 * subject nothing is published on. An announcement known already is recognised by its identity when it is stored.
 */
export async function pollAnnouncements(options: AnnouncementOptions): Promise<void> {
  const { api, signal, clock, timing } = options;
  const bell = createBell();
  const seen = new Set<string>();
  let attempt = 0;
  while (!signal.aborted) {
    try {
      for await (const announcement of everyAnnouncement(api, signal)) {
        if (seen.has(announcement.announcementId)) continue;
        seen.add(announcement.announcementId);
        options.found(toEvent(announcement, options.subscription, clock.now()));
      }
      attempt = 0;
      await bell.wait(clock, signal, timing.announcementPoll);
    } catch {
      if (signal.aborted) return;
      await waitToRetry(options, attempt++);
    }
  }
}

/** Page by page; a server that gives the same page again ends it. */
async function* everyAnnouncement(api: AosApi, signal: AbortSignal): AsyncGenerator<Announcement> {
  let startAfter = '';
  for (;;) {
    const { announcements } = await api.info.getAnnouncements(
      { page: { startAfter, pageSize: PAGE } },
      { signal },
    );
    yield* announcements;
    const last = announcements.at(-1)?.announcementId ?? '';
    if (announcements.length < Number(PAGE) || last <= startAfter) return;
    startAfter = last;
  }
}

/**
 * A sequence that grows with the time, as those of a stream do: the id's milliseconds, and 15 bits of the rest of the id
 * to tell apart those of the same millisecond.
 */
function toEvent(announcement: Announcement, subscription: number, now: number): Incoming {
  const id = announcement.announcementId;
  const created = announcement.createdAt ? timestampMs(announcement.createdAt) : now;
  const time = ulidTime(id) ?? created;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) & 0x7fff;
  const seq = (BigInt(time) << 15n) | BigInt(hash);
  return {
    subscription,
    stream: STREAM,
    seq,
    time: BigInt(time) * 1_000_000n,
    delivered: 1,
    subject: subjects.indexOf('announcement'),
    action: actions.indexOf('announced'),
    resourceId: null,
    checksum: '',
    text: clean(announcement.title || announcement.teaser) || 'An announcement',
    alert: '',
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}
