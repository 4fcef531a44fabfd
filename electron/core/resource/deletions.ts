import { createHash } from 'node:crypto';
import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { sendInHalves } from '../base/in-halves.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { actions } from '../model/actions.ts';
import { FOUND_DELETED, type Incoming } from '../model/incoming.ts';
import { isPassing } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { Look, Untold } from '../store/write/write-deletions.ts';
import type { KnownResource } from '../store/write/write-resources.ts';
import type { AosApi } from '../transport/api.ts';
import { explain } from '../transport/explain.ts';
import { fromWire } from './resource-from-wire.ts';

export interface DeletionOptions extends RetryContext {
  api: AosApi;
  store: Pick<
    WriterThread,
    | 'looks'
    | 'looked'
    | 'childrenOf'
    | 'askedAfter'
    | 'updatesSince'
    | 'untoldDeletions'
    | 'settleDeletions'
    | 'putResources'
    | 'subscriptions'
  >;
  /** A backlog is coming in: this can wait, events cannot. */
  behind: () => boolean;
  /** A deletion takes the way of every event from here on, once for each subscription it belongs to. */
  found: (event: Incoming, subscription: StoredSubscription) => void;
}

export interface Deletions {
  /** Something was updated, or is known to be deleted. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids in one call. */
const CHUNK = 100;
/** Children that are asked after at most when their parent was updated. */
const MOST = 1_000;
/** From an update until it is looked inside, ms: what else it may follow from should be known by then. */
const GATHER = 1_000;
/** Between two looks inside the same resource, ms: after an update that nothing explains, and after others. */
const AGAIN = 5_000;
const AGAIN_EXPLAINED = 60_000;
/** Between two looks while a backlog comes in, ms. */
const UNHURRIED = 1_000;
/** Looks and deletions that are read from the store in one go. */
const BATCH = 100;

/**
 * Finds deletions by asking: AOS publishes the deletion of a child on a subject that no watcher's consumer has, so that all
 * a watcher gets is an update of the parent (observed on v2.0.2). After such an update the known children are asked after;
 * a deleted one is still answered, with status DELETED.
 */
export function createDeletions(options: DeletionOptions): Deletions {
  const { api, store, signal, clock } = options;
  const bell = createBell();
  /** When an update of a resource was first seen, and when it was last looked inside, by its key; monotonic ms. */
  const seen = new Map<number, { since: number; looked: number | null }>();
  /** Deletions that are on their way into the store. */
  let telling = new Set<string>();
  /** When those that were found here happened, ns. */
  const times = new Map<string, bigint>();
  /** The server does not answer for these, so they are not asked after again before the next start. */
  const refused = new Set<string>();

  /** How long a look has to wait, ms. */
  function dueIn({ key, unexplained }: Look): number {
    const now = clock.monotonic();
    const at = seen.get(key) ?? { since: now, looked: null };
    seen.set(key, at);
    const again = unexplained ? AGAIN : AGAIN_EXPLAINED;
    const first = unexplained ? GATHER : AGAIN_EXPLAINED;
    return Math.max(0, at.since + first - now, (at.looked ?? Number.NEGATIVE_INFINITY) + again - now);
  }

  /** Those of the ids that are deleted, as the server has them. */
  async function deletedAmong(ids: readonly string[]): Promise<KnownResource[]> {
    const deleted: KnownResource[] = [];
    const alive: string[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      await sendInHalves(ids.slice(at, at + CHUNK), {
        async send(items) {
          const { resources } = await api.search.getResources({ resourceIds: [...items] }, { signal });
          const known = resources.flatMap((r) => fromWire(r) ?? []);
          deleted.push(...known.filter((r) => r.deleted));
          alive.push(...known.filter((r) => !r.deleted).map((r) => r.id));
        },
        isRefused: (error) => !isPassing(explain(error, api.server)),
        async setAside(items) {
          for (const id of items) refused.add(id);
        },
        inRuns: false,
      });
    }
    await store.askedAfter(alive, clock.now());
    return deleted;
  }

  /** As many of its updates are followed from as there are deletions: each gets the time of one of them. */
  async function lookInside({ key, id, from, last }: Look): Promise<void> {
    const children = (await store.childrenOf(id, MOST)).filter((child) => !refused.has(child));
    const deleted = await deletedAmong(children);
    if (deleted.length > 0) {
      const updates = await store.updatesSince(key, from, deleted.length);
      for (const [n, { id: child }] of deleted.entries())
        times.set(child, updates[n] ?? updates.at(-1) ?? last);
      await store.putResources(deleted, clock.now());
    }
    await store.looked(key, last);
    seen.set(key, { since: clock.monotonic(), looked: clock.monotonic() });
  }

  async function tell(): Promise<void> {
    const untold = await store.untoldDeletions(BATCH);
    telling = new Set(untold.map((r) => r.id).filter((id) => telling.has(id)));
    const fresh = untold.filter((r) => !telling.has(r.id));
    if (fresh.length === 0) return;
    const subscriptions = await store.subscriptions();
    const unwatched: string[] = [];
    for (const one of fresh) {
      const watching = subscriptions.filter((s) => covers(s, one));
      if (watching.length === 0) unwatched.push(one.id);
      else telling.add(one.id);
      const time = times.get(one.id) ?? BigInt(Math.floor(clock.now())) * 1_000_000n;
      times.delete(one.id);
      for (const s of watching) options.found(toEvent(one, s.id, time), s);
    }
    if (unwatched.length > 0) await store.settleDeletions(unwatched);
  }

  /** Does what is due; gives how long there is nothing to do then, ms. */
  async function round(): Promise<number> {
    await tell();
    const looks = await store.looks(BATCH);
    const now = clock.monotonic();
    for (const [key, at] of seen) {
      const isOver = at.looked !== null && now - at.looked > AGAIN_EXPLAINED;
      if (isOver && !looks.some((look) => look.key === key)) seen.delete(key);
    }
    let rest = Number.POSITIVE_INFINITY;
    for (const look of looks) {
      const wait = dueIn(look);
      if (wait > 0) {
        rest = Math.min(rest, wait);
        continue;
      }
      await lookInside(look);
      await tell();
      if (options.behind()) await sleep(clock, UNHURRIED, signal);
      if (signal.aborted) return 0;
      // Others may have been updated meanwhile.
      rest = 0;
    }
    return rest;
  }

  return {
    kick: bell.ring,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const rest = await round();
          attempt = 0;
          if (rest === Number.POSITIVE_INFINITY) await bell.wait(clock, signal);
          else if (rest > 0) await bell.wait(clock, signal, rest);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}

/** Whether a subscription watches a resource, by itself or with what it lies in. */
function covers({ target }: StoredSubscription, { id, ancestors }: Untold): boolean {
  if (target.kind !== 'resource') return false;
  return target.resourceId === id || (target.subresources && ancestors.includes(target.resourceId));
}

/** Its identity is the resource: whoever finds the deletion again, and whenever, it is the same event. */
function toEvent({ id, kind }: Untold, subscription: number, time: bigint): Incoming {
  return {
    subscription,
    stream: FOUND_DELETED,
    seq: createHash('sha256').update(id).digest().readBigUInt64BE(0),
    time,
    delivered: 1,
    subject: kind,
    action: actions.deleted.code,
    resourceId: id,
    checksum: '',
    text: null,
    alert: '',
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}
