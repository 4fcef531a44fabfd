import type { EngineOptions } from '../../electron/core/session/engine-options.ts';
import { percentile, type Waits } from '../lib/stats.ts';

/** Adds up the engine's trace. Times are those of `now`, in ms. */
export interface Ledger {
  trace: NonNullable<EngineOptions['trace']>;
  readonly acked: number;
  readonly mostOutstanding: number;
  firstRead: number;
  lastStored: number;
  lastAcked: number;
  storedToAcked(): Waits;
}

/** Each subscription sends its acks in the order in which its events were stored, so each ack finds its event. */
export function createLedger(now: () => number, progressed: (acked: number) => void): Ledger {
  const open = new Map<number, number>();
  const stored = new Map<number, { at: number; left: number }[]>();
  const waits: number[] = [];
  let acked = 0;
  let mostOutstanding = 0;
  const ledger: Ledger = {
    get acked() {
      return acked;
    },
    get mostOutstanding() {
      return mostOutstanding;
    },
    firstRead: Number.NaN,
    lastStored: Number.NaN,
    lastAcked: Number.NaN,
    trace(what, subscription, n) {
      if (what === 'read') {
        if (Number.isNaN(ledger.firstRead)) ledger.firstRead = now();
        const count = (open.get(subscription) ?? 0) + n;
        open.set(subscription, count);
        if (count > mostOutstanding) mostOutstanding = count;
        return;
      }
      const at = now();
      const queue = stored.get(subscription) ?? [];
      if (what === 'stored') {
        stored.set(subscription, queue);
        queue.push({ at, left: n });
        ledger.lastStored = at;
        return;
      }
      open.set(subscription, (open.get(subscription) ?? 0) - n);
      for (let left = n; left > 0 && queue[0] !== undefined; ) {
        const group = queue[0];
        const taken = Math.min(left, group.left);
        for (let one = 0; one < taken; one++) waits.push(at - group.at);
        left -= taken;
        group.left -= taken;
        if (group.left === 0) queue.shift();
      }
      acked += n;
      ledger.lastAcked = at;
      progressed(acked);
    },
    storedToAcked: () => ({
      p50: percentile(waits, 0.5),
      p99: percentile(waits, 0.99),
      max: percentile(waits, 1),
    }),
  };
  return ledger;
}
