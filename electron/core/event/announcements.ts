import { createHash } from 'node:crypto';
import type { Announcement } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import type { AosError, ProblemCode } from '../model/problem.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import {
  type AnnouncementEvent,
  announcementEvent,
  publishedAt,
  timeOfSequence,
} from './announcement-event.ts';

export interface AnnouncementOptions extends RetryContext {
  api: AosApi;
  /** Row number of the subscription that the announcements belong to. */
  subscription: number;
  /** Sequence of the newest stored announcement, null if there is none. Older ones are not fetched again. */
  known: bigint | null;
  /**
   * Called with the new announcements of each poll, the oldest first, even when there are none. From here they are handled like
   * every other event.
   */
  found: (events: AnnouncementEvent[]) => Promise<void>;
  /** Called with every announcement that was read and says something that was not told before. */
  read: (events: AnnouncementEvent[]) => Promise<void>;
  /** Why they cannot be read at the moment; null when they can. Told when that changes. */
  failing: (error: AosError | null) => void;
}

const PAGE_SIZE = 100n;
/** Maximum number of announcements read in one poll, in case a server's pages never end. */
const MAX_PER_POLL = 2_000;

/**
 * Polls for announcements with `GetAnnouncements`, which needs no login, until the signal is aborted: no stream of AOS
 * v2.0.2 delivers announcements. A failure only delays the next poll.
 */
export async function pollAnnouncements(options: AnnouncementOptions): Promise<void> {
  const { signal, clock, timing } = options;
  const poll = createPoll(options);
  let attempt = 0;
  let told: ProblemCode | null = null;
  const tell = (error: AosError | null) => {
    const code = error?.problem.code ?? null;
    if (code !== told) options.failing(error);
    told = code;
  };
  while (!signal.aborted) {
    try {
      await poll();
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

/** Returns a function that reads announcements once, and tells of those that are new or changed since it was last called. */
function createPoll(options: AnnouncementOptions) {
  const { clock, subscription, known } = options;
  const stored = known === null ? null : timeOfSequence(known);
  /** A digest of what each announcement said when it was last told, by its id. */
  const seen = new Map<string, string>();

  return async (): Promise<void> => {
    const now = clock.now();
    // A time in the future is nonsense, and would hide everything published before it.
    const since = stored !== null && stored <= now ? stored : null;
    // Announcements of the same millisecond may or may not be stored: the store recognizes those it has.
    const isOld = (one: Announcement) =>
      seen.has(one.announcementId) || (since !== null && publishedAt(one, now) < since);
    const fresh: AnnouncementEvent[] = [];
    const changed: AnnouncementEvent[] = [];
    const digests = new Map<string, string>();
    for (const one of await fetchNew(options, isOld)) {
      const event = announcementEvent(one, subscription, now);
      const digest = digestOf(event);
      if (seen.get(one.announcementId) === digest) continue;
      digests.set(one.announcementId, digest);
      changed.push(event);
      if (!isOld(one)) fresh.push(event);
    }
    await options.found(fresh.reverse());
    if (changed.length > 0) await options.read(changed);
    for (const [id, digest] of digests) seen.set(id, digest);
  };
}

const digestOf = ({ text, announcement }: AnnouncementEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([text, announcement]))
    .digest('base64');

/** Fetches announcements, the newest first, page by page until a page ends with an old one. */
async function fetchNew(
  { api, signal }: AnnouncementOptions,
  isOld: (one: Announcement) => boolean,
): Promise<Announcement[]> {
  const all = new Map<string, Announcement>();
  let startAfter = '';
  for (let read = 0; read < MAX_PER_POLL; ) {
    const { announcements } = await api.info.getAnnouncements(
      { page: { startAfter, pageSize: PAGE_SIZE } },
      { signal },
    );
    for (const one of announcements) all.set(one.announcementId, one);
    const last = announcements.at(-1);
    if (last === undefined || isOld(last) || last.announcementId === startAfter) break;
    startAfter = last.announcementId;
    read += announcements.length;
  }
  return [...all.values()];
}
