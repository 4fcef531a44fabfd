import type { Clock } from '../base/clock.ts';
import type { Look } from '../store/write/write-deletions.ts';

/** From an update until it is looked inside, ms: what else it may follow from should be known by then. */
const GATHER = 1_000;
/** Between two looks inside the same resource, ms: after an update that nothing explains, and after others. */
const AGAIN = 5_000;
const AGAIN_EXPLAINED = 60_000;

/** When resources were updated and looked inside, and so when to look again. */
export function createLookTimes(clock: Clock) {
  /** When an update of a resource was first seen, and when it was last looked inside, by its key; monotonic ms. */
  const seen = new Map<number, { since: number; looked: number | null }>();
  return {
    /** How long a look has to wait, ms. */
    dueIn({ key, unexplained }: Look): number {
      const now = clock.monotonic();
      const at = seen.get(key) ?? { since: now, looked: null };
      seen.set(key, at);
      const again = unexplained ? AGAIN : AGAIN_EXPLAINED;
      const first = unexplained ? GATHER : AGAIN_EXPLAINED;
      return Math.max(0, at.since + first - now, (at.looked ?? Number.NEGATIVE_INFINITY) + again - now);
    },
    looked(key: number): void {
      seen.set(key, { since: clock.monotonic(), looked: clock.monotonic() });
    },
    /** Forgets those that may be looked inside at any time. @param waiting the looks that there are. */
    forgetOld(waiting: readonly Look[]): void {
      const now = clock.monotonic();
      for (const [key, at] of seen) {
        const isOver = at.looked !== null && now - at.looked > AGAIN_EXPLAINED;
        if (isOver && !waiting.some((look) => look.key === key)) seen.delete(key);
      }
    },
  };
}
