import type { Clock } from '../util/clock.ts';
import { createFifo } from '../util/fifo.ts';

/** One delivered event that is not acknowledged. */
interface Outstanding {
  index: number;
  deliveries: number;
  deadline: number;
  /** Whether it is waiting to be delivered again. */
  queued: boolean;
}

/** The deliveries that are not acknowledged, and which of them are due to be delivered again. */
export interface Deadlines {
  readonly size: number;
  /** Notes a delivery; its ack wait begins. */
  delivered(index: number, deliveries: number): void;
  /** Returns false when the event was not outstanding. */
  acked(index: number): boolean;
  /** Returns the next event whose ack wait is over; the caller delivers it. */
  nextDue(): Outstanding | undefined;
  /** Makes everything outstanding due now, newest first: redeliveries never come in order. Returns the number. */
  allDue(): number;
  stop(): void;
}

/** Keeps ack waits. As the wait is constant, deadlines ascend in the order of delivery: one queue and one timer do. */
export function createDeadlines(clock: Clock, ackWaitMs: number, onDue: () => void): Deadlines {
  const outstanding = new Map<number, Outstanding>();
  const waits = createFifo<Outstanding>();
  let due = createFifo<number>();
  let cancelTimer: (() => void) | undefined;

  const schedule = () => {
    const first = waits.peek();
    if (cancelTimer !== undefined || first === undefined) return;
    cancelTimer = clock.after(first.deadline - clock.now(), () => {
      cancelTimer = undefined;
      expire();
      schedule();
    });
  };

  const expire = () => {
    const now = clock.now();
    let found = false;
    for (let wait = waits.peek(); wait !== undefined && wait.deadline <= now; wait = waits.peek()) {
      waits.shift();
      // Acknowledged, delivered again or queued in the meantime: this deadline no longer counts.
      if (outstanding.get(wait.index) !== wait || wait.queued) continue;
      wait.queued = true;
      due.push(wait.index);
      found = true;
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
      for (let index = due.shift(); index !== undefined; index = due.shift()) {
        const wait = outstanding.get(index);
        if (wait?.queued) return wait;
      }
      return undefined;
    },
    allDue() {
      for (const wait of outstanding.values()) wait.queued = true;
      due = createFifo([...outstanding.keys()].reverse());
      return outstanding.size;
    },
    stop: () => cancelTimer?.(),
  };
}
