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
  /** Called when the deletion of a consumer was scheduled. */
  discarded: () => void;
}

/**
 * The consumers whose stream ended. On AOS v2.0.2 the reader of a stream outlives its client: it waits at the server for
 * the next new event, and ends only when it cannot deliver that. If a consumer is deleted before its reader has ended, the
 * server enters a busy loop. So a retired consumer is deleted only after (1) the server had time to notice that the
 * connection is gone, (2) the record of the same target was then read to its end, (3) an event arrived that was published
 * after that, so that no reader can have known it, and (4) each reader had one ack wait to be the next to get that event.
 */
export interface Retired {
  /** Reads what is known from earlier runs. Must be called before the first stream is opened. */
  load(): Promise<void>;
  /** The stream of this consumer ended. */
  retire(consumer: string, target: Target): Promise<void>;
  /** Takes a consumer whose streams belonged to an earlier installation. */
  adopt(consumer: string, target: Target | null, readers: number): void;
  /** Whether another stream may be opened on the target. @param max maximum number of consumers left at the server. */
  hasRoom(target: Target, max?: number): boolean;
  /** The record was read to its end. @param began monotonic ms. @param newest time (ns) of its newest event. */
  asked(target: Target, began: number, newest: bigint): void;
  /** The record of the target delivered an event for the first time. @param time in ns, by the server's clock. */
  arrived(target: Target, time: bigint): void;
  /** Returns in how long reading the record will prove something about a retired consumer; null if there is nothing to prove. */
  provableInMs(target: Target): number | null;
  /** Returns how many consumers of the target, or of the account, are left at the server. */
  count(target?: Target): number;
  /** Returns the targets of consumers that still wait for an event. */
  waiting(): Target[];
  stop(): void;
}

/** Maximum number of consumers of one target that wait for an event. Beyond that, events arrive by the record alone. */
const MAX_WAITING = 5;
/** Time until a server has certainly noticed that a connection is gone: its pings take 15 + 20 s. */
const NOTICED_ACK_WAITS = 2;
/** Delay before a deletion is scheduled again after the store could not be written. */
const STORE_RETRY_MS = 10_000;

interface Entry {
  id: string;
  target: Target | null;
  readers: number;
  /** Monotonic ms. */
  endedAt: number;
  /** Server time (ns) up to which events prove nothing about its readers; null while that is not known. */
  mark: bigint | null;
  /** Whether an event after the mark has arrived, so that its readers end one after the other. */
  released: boolean;
  cancel: () => void;
}

export function createRetired({ store, clock, timing, discarded }: RetiredOptions): Retired {
  const noticedMs = NOTICED_ACK_WAITS * timing.ackWait;
  const entries = retiredEntries(clock);
  const { add, waiting } = entries;
  const { release, stop } = releasing({ store, clock, timing, discarded }, entries);

  return {
    async load() {
      await store.retireLiveConsumers();
      for (const { id, target, readers, mark, released } of await store.retiredConsumers()) {
        const entry = add(id, target, readers, mark);
        // No clock tells reliably how long ago that was, so the full time is waited for again.
        if (released) release(entry);
      }
    },
    async retire(id, target) {
      add(id, target, 1);
      // If this cannot be written it is not lost: every consumer that is live when the app starts is retired.
      await store.retireConsumer(id).catch(() => {});
    },
    adopt(id, target, readers) {
      add(id, target, readers);
    },
    hasRoom: (target, max = MAX_WAITING) => waiting(target).length < max,
    asked(target, began, newest) {
      for (const entry of waiting(target)) {
        if (entry.mark !== null || began - entry.endedAt < noticedMs) continue;
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
    provableInMs(target) {
      const open = waiting(target).filter((e) => e.mark === null);
      if (open.length === 0) return null;
      const due = Math.min(...open.map((e) => e.endedAt)) + noticedMs - clock.monotonic();
      return Math.max(0, due);
    },
    count: entries.count,
    waiting: entries.waitingTargets,
    stop,
  };
}

/** Deletes retired consumers once their readers have ended. */
function releasing({ store, clock, timing, discarded }: RetiredOptions, entries: RetiredEntries) {
  let stopped = false;

  async function finish(entry: Entry): Promise<void> {
    try {
      await store.readyToDelete(entry.id, clock.now());
      entries.forget(entry);
      discarded();
    } catch {
      if (!stopped) entry.cancel = clock.after(STORE_RETRY_MS, () => void finish(entry));
    }
  }

  return {
    /** Its readers end one after the other, each when the event is redelivered to it. */
    release(entry: Entry): void {
      entry.released = true;
      entry.cancel = clock.after((entry.readers + 1) * timing.ackWait, () => void finish(entry));
    },
    stop(): void {
      stopped = true;
      for (const { cancel } of entries.all()) cancel();
    },
  };
}

type RetiredEntries = ReturnType<typeof retiredEntries>;

/** The retired consumers that are not ready to be deleted. */
function retiredEntries(clock: Pick<Clock, 'monotonic'>) {
  const entries = new Map<string, Entry>();
  const all = () => [...entries.values()];
  const of = (target: Target) => all().filter((e) => e.target !== null && isSameTarget(e.target, target));
  return {
    all,
    add(id: string, target: Target | null, readers: number, mark: bigint | null = null): Entry {
      const entry = { id, target, readers, endedAt: clock.monotonic(), mark, released: false, cancel() {} };
      entries.set(id, entry);
      return entry;
    },
    forget({ id }: Entry): void {
      entries.delete(id);
    },
    /** Returns those of a target that still wait for an event. */
    waiting: (target: Target): Entry[] => of(target).filter((e) => !e.released),
    waitingTargets: (): Target[] => all().flatMap((e) => (e.target === null || e.released ? [] : [e.target])),
    count: (target?: Target): number => (target === undefined ? entries.size : of(target).length),
  };
}
