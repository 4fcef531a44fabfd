import type { Clock } from '../base/clock.ts';

/** What holds a time for undo, such as a page, may be gone without letting go: a hold ends after this, ms. */
const MAX_HOLD_MS = 600_000;

/** Until when bulks can be undone. @param undoMs how long, ms */
export function createUndoTimes(clock: Pick<Clock, 'now' | 'monotonic'>, undoMs: () => number) {
  /** Epoch ms, by bulk. */
  const until = new Map<string, number>();
  /** Bulks whose time stands still: what is left of it, ms, and since when, monotonic ms. */
  const held = new Map<string, { leftMs: number; since: number }>();
  /** Nothing is sent before, monotonic ms. */
  let quietUntil = 0;

  function isAnyHeld(): boolean {
    for (const [bulk, { since }] of held) if (clock.monotonic() - since > MAX_HOLD_MS) held.delete(bulk);
    return held.size > 0;
  }

  return {
    /** For how long nothing may be sent, ms; 0 if something may. */
    heldMs: (): number => (isAnyHeld() ? undoMs() : Math.max(0, quietUntil - clock.monotonic())),
    /** All times as they are now, epoch ms. */
    all: (): ReadonlyMap<string, number> => new Map(until),
    begin(bulk: string, end: number): void {
      until.set(bulk, end);
      quietUntil = clock.monotonic() + undoMs();
    },
    forget(bulk: string): void {
      until.delete(bulk);
      held.delete(bulk);
    },
    /** Lets the time stand still, at most ten minutes, or run on. Returns whether anything changed. */
    hold(bulk: string, isHeld: boolean): boolean {
      const end = until.get(bulk);
      const before = held.get(bulk);
      if (end === undefined || isHeld === (before !== undefined)) return false;
      if (before === undefined) {
        const leftMs = end - clock.now();
        if (leftMs > 0) held.set(bulk, { leftMs, since: clock.monotonic() });
        return leftMs > 0;
      }
      held.delete(bulk);
      until.set(bulk, clock.now() + before.leftMs);
      quietUntil = Math.max(quietUntil, clock.monotonic() + before.leftMs);
      return true;
    },
  };
}
