import type { AosError, Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';

/** What an account reads beside its subscriptions. */
export type SidePart = Extract<Status, { state: 'incomplete' }>['part'];

/** Failures that are shown elsewhere, or that only say that a server or a token has no such thing. */
const elsewhere = ['signed-out', 'forbidden', 'not-aos'];

/** Remembers, and logs, which of the parts beside the subscriptions cannot be read, and why. */
export function createSideTroubles(log: ((message: string) => void) | undefined, changed: () => void) {
  const failing = new Map<SidePart, Problem>();
  return {
    /** Called when a part begins to fail, fails for another reason, or can be read again (null). */
    tell(part: SidePart, error: AosError | null): void {
      const before = failing.get(part);
      if (error === null || elsewhere.includes(error.kind)) failing.delete(part);
      else failing.set(part, error.problem);
      if (error !== null) log?.(`${part} cannot be read: ${error.message}`);
      else if (before !== undefined) log?.(`${part} can be read again`);
      changed();
    },
    statuses: (): Status[] => [...failing].map(([part, problem]) => ({ state: 'incomplete', part, problem })),
  };
}

export type SideTroubles = ReturnType<typeof createSideTroubles>;
