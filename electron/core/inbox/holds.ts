import type { Clock } from '../base/clock.ts';

/** What holds the time for undo, such as a page, may be gone without letting go: a hold ends after this, ms. */
const MAX_HOLD_MS = 600_000;

/** The bulks whose time for undo stands still. */
export function createHolds(clock: Pick<Clock, 'monotonic'>) {
  /** What is left of the time, ms, and since when it stands still, monotonic ms. */
  const held = new Map<string, { leftMs: number; since: number }>();
  return {
    /** Whether any is held. */
    isAny(): boolean {
      for (const [bulk, { since }] of held) if (clock.monotonic() - since > MAX_HOLD_MS) held.delete(bulk);
      return held.size > 0;
    },
    /** Returns whether it is held from now on: not if no time is left, or if it was held before. */
    begin(bulk: string, leftMs: number): boolean {
      if (leftMs <= 0 || held.has(bulk)) return false;
      held.set(bulk, { leftMs, since: clock.monotonic() });
      return true;
    },
    /** Returns how much time is left, ms; null if it was not held. */
    end(bulk: string): number | null {
      const leftMs = held.get(bulk)?.leftMs ?? null;
      held.delete(bulk);
      return leftMs;
    },
  };
}
