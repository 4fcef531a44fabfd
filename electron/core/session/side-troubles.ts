import type { Reasons } from '../base/reasons.ts';
import { type AosError, type Problem, reasonOf } from '../model/problem.ts';
import type { Status } from '../model/status.ts';

/** What an account reads beside its subscriptions. */
export type SidePart = Extract<Status, { state: 'incomplete' }>['part'];

/** Failures that are shown elsewhere, or that only say that a server or a token has no such thing. */
const elsewhere = ['signed-out', 'forbidden', 'not-aos'];

/** Remembers, and logs, which of the parts beside the subscriptions cannot be read, and why. */
export function createSideTroubles(reasons: Reasons, changed: () => void) {
  const failing = new Map<SidePart, Problem>();
  return {
    /** Called when a part begins to fail, fails for another reason, or can be read again (null). */
    tell(part: SidePart, error: AosError | null): void {
      if (error === null || elsewhere.includes(error.kind)) failing.delete(part);
      else failing.set(part, error.problem);
      if (error === null) reasons.well(part);
      else reasons.failed(part, reasonOf(error));
      changed();
    },
    statuses: (): Status[] => [...failing].map(([part, problem]) => ({ state: 'incomplete', part, problem })),
  };
}

export type SideTroubles = ReturnType<typeof createSideTroubles>;
