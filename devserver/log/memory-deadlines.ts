import type { Clock } from '../util/clock.ts';

/** One delivered event that is not acknowledged. */
interface Outstanding {
  index: number;
  deliveries: number;
  deadline: number;
  /** Waits to be delivered again. */
  queued: boolean;
}

/** What was delivered and not acknowledged, and what of it is due to come again. */
export interface Deadlines {
  readonly size: number;
  /** Notes a delivery; its ack wait begins. */
  delivered(index: number, deliveries: number): void;
  /** Gives false when the event was not outstanding. */
  acked(index: number): boolean;
  /** The next event whose ack wait is over; the caller delivers it. */
  nextDue(): Outstanding | undefined;
  /** Makes all of it due now, newest first: what comes again never comes in order. Gives how many. */
  allDue(): number;
  stop(): void;
}

/** Keeps ack waits. Deadlines ascend in the order of delivery, as the wait is constant: one queue and one timer do. */
export function createDeadlines(clock: Clock, ackWaitMs: number, onDue: () => void): Deadlines {
  const outstanding = new Map<number, Outstanding>();
  let waits: Outstanding[] = [];
  let waitsHead = 0;
  let again: number[] = [];
  let againHead = 0;
  let cancelTimer: (() => void) | undefined;

  const schedule = () => {
    const head = waits[waitsHead];
    if (cancelTimer !== undefined || head === undefined) return;
    cancelTimer = clock.after(head.deadline - clock.now(), () => {
      cancelTimer = undefined;
      expire();
      schedule();
    });
  };

  const expire = () => {
    const now = clock.now();
    let found = false;
    for (let head = waits[waitsHead]; head !== undefined && head.deadline <= now; head = waits[waitsHead]) {
      waitsHead++;
      // Acknowledged, delivered again or queued in the meantime: this deadline no longer counts.
      if (outstanding.get(head.index) !== head || head.queued) continue;
      head.queued = true;
      again.push(head.index);
      found = true;
    }
    if (waitsHead > 4096 && waitsHead * 2 > waits.length) {
      waits = waits.slice(waitsHead);
      waitsHead = 0;
    }
    if (found) onDue();
  };

  return {
    get size() {
      return outstanding.size;
    },
    delivered(index, deliveries) {
      const wait = { index, deliveries, deadline: clock.now() + ackWaitMs, queued: false };
      outstanding.set(index, wait);
      waits.push(wait);
      schedule();
    },
    acked: (index) => outstanding.delete(index),
    nextDue() {
      while (againHead < again.length) {
        const index = again[againHead++];
        const known = index === undefined ? undefined : outstanding.get(index);
        if (known?.queued) return known;
      }
      again = [];
      againHead = 0;
      return undefined;
    },
    allDue() {
      for (const wait of outstanding.values()) wait.queued = true;
      again = [...outstanding.keys()].reverse();
      againHead = 0;
      return again.length;
    },
    stop: () => cancelTimer?.(),
  };
}
