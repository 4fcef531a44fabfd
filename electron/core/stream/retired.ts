import type { Clock } from '../base/clock.ts';
import type { Timing } from '../base/timing.ts';
import { isSameTarget, type Target } from '../model/subscription.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface RetiredOptions {
  store: Pick<
    WriterThread,
    | 'retireConsumer'
    | 'retireLiveConsumers'
    | 'retiredConsumers'
    | 'markRetired'
    | 'releaseRetired'
    | 'readyToDelete'
  >;
  clock: Clock;
  timing: Pick<Timing, 'ackWait'>;
  /** A consumer was written down for deletion. */
  discarded: () => void;
}

/**
 * The consumers whose stream ended. On AOS v2.0.2 the reader of a stream outlives its client: it waits at the server for
 * the next new event, and only ends when it cannot hand that on. Deleting a consumer before its reader has ended makes
 * the server spin. So a retired consumer is deleted only after (1) the server had time to notice that the connection is
 * gone, (2) the record of the same target was then asked and answered, (3) an event came that was published later still,
 * which no reader can have known, and (4) each reader had one ack wait to be the next to get that event.
 */
export interface Retired {
  /** Reads what is known from earlier runs. To be called before the first stream is opened. */
  load(): Promise<void>;
  /** The stream of this consumer ended. */
  retire(consumer: string, target: Target): Promise<void>;
  /** The consumer's stream was used in an earlier installation. */
  adopt(consumer: string, target: Target | null, readers: number): void;
  /** Whether one more stream may be opened on the target: what is left at the server is bounded. @param room how many. */
  hasRoom(target: Target, room?: number): boolean;
  /** The record of the target gave all there was. @param began monotonic ms. @param newest time (ns) of its newest event. */
  asked(target: Target, began: number, newest: bigint): void;
  /** The record of the target delivered an event for the first time. @param time in ns, by the server's clock. */
  arrived(target: Target, time: bigint): void;
  /** In how long (ms) asking the record will prove something about a retired consumer; null when nothing is open. */
  provableIn(target: Target): number | null;
  /** How many consumers of the target are left at the server, or of the account. */
  count(target?: Target): number;
  /** The targets of those that still wait for an event. */
  waiting(): Target[];
  stop(): void;
}

/** So many consumers of one target may wait for an event. Beyond that events come by the record alone. */
const ROOM = 5;
/** In ack waits: until a server has noticed for certain that a connection is gone. Its pings take 15 + 20 s. */
const NOTICED = 2;
/** When the store cannot be written, the deletion is put off by this, ms. */
const STORE_AGAIN = 10_000;

interface Entry {
  id: string;
  target: Target | null;
  readers: number;
  /** Monotonic ms. */
  endedAt: number;
  mark: bigint | null;
  released: boolean;
  cancel: () => void;
}

export function createRetired({ store, clock, timing, discarded }: RetiredOptions): Retired {
  const entries = new Map<string, Entry>();
  const noticed = NOTICED * timing.ackWait;
  let stopped = false;

  const of = (target: Target) =>
    [...entries.values()].filter((e) => e.target !== null && isSameTarget(e.target, target));
  const waiting = (target: Target) => of(target).filter((e) => !e.released);

  function add(id: string, target: Target | null, readers: number, mark: bigint | null = null): Entry {
    const entry = { id, target, readers, endedAt: clock.monotonic(), mark, released: false, cancel() {} };
    entries.set(id, entry);
    return entry;
  }

  async function finish(entry: Entry): Promise<void> {
    try {
      await store.readyToDelete(entry.id, clock.now());
      entries.delete(entry.id);
      discarded();
    } catch {
      if (!stopped) entry.cancel = clock.after(STORE_AGAIN, () => void finish(entry));
    }
  }

  /** Its readers end one after the other, each when the event is delivered to it again. */
  function release(entry: Entry): void {
    entry.released = true;
    entry.cancel = clock.after((entry.readers + 1) * timing.ackWait, () => void finish(entry));
  }

  return {
    async load() {
      await store.retireLiveConsumers();
      for (const { id, target, readers, mark, released } of await store.retiredConsumers()) {
        const entry = add(id, target, readers, mark);
        // How long ago that was, no clock can tell for certain: the whole time is waited for again.
        if (released) release(entry);
      }
    },
    async retire(id, target) {
      add(id, target, 1);
      // Where this cannot be written it is known all the same: whatever is live when the app starts is retired.
      await store.retireConsumer(id).catch(() => {});
    },
    adopt(id, target, readers) {
      add(id, target, readers);
    },
    hasRoom: (target, room = ROOM) => waiting(target).length < room,
    asked(target, began, newest) {
      for (const entry of waiting(target)) {
        if (entry.mark !== null || began - entry.endedAt < noticed) continue;
        entry.mark = newest;
        void store.markRetired(entry.id, newest).catch(() => {});
      }
    },
    arrived(target, time) {
      for (const entry of waiting(target)) {
        if (entry.mark === null || time <= entry.mark) continue;
        release(entry);
        void store.releaseRetired(entry.id).catch(() => {});
      }
    },
    provableIn(target) {
      const open = waiting(target).filter((e) => e.mark === null);
      if (open.length === 0) return null;
      const due = Math.min(...open.map((e) => e.endedAt)) + noticed - clock.monotonic();
      return Math.max(0, due);
    },
    count: (target) => (target === undefined ? entries.size : of(target).length),
    waiting: () => [...entries.values()].flatMap((e) => (e.target === null || e.released ? [] : [e.target])),
    stop() {
      stopped = true;
      for (const { cancel } of entries.values()) cancel();
    },
  };
}
