import { z } from 'zod';
import type { Problem, ProblemCode } from './problem.ts';
import { ProblemSchema } from './problem-schema.ts';

/** The state of a subscription or an account, as a person sees it. Times are epoch milliseconds. */
export const Status = z.discriminatedUnion('state', [
  /** polling: events are fetched from time to time, because the network lets no stream live. */
  z.object({ state: z.literal('live'), polling: z.boolean().optional() }),
  z.object({ state: z.literal('connecting') }),
  /** left: how long it will still take, ms, where that can be estimated. */
  z.object({
    state: z.literal('catching-up'),
    done: z.number(),
    total: z.number(),
    left: z.number().optional(),
  }),
  z.object({ state: z.literal('reconnecting'), at: z.number(), problem: ProblemSchema }),
  /** Events arrive; this beside them cannot be read. */
  z.object({
    state: z.literal('incomplete'),
    part: z.enum(['inbox', 'announcements']),
    problem: ProblemSchema,
  }),
  z.object({ state: z.literal('offline') }),
  z.object({ state: z.literal('sign-in-needed'), problem: ProblemSchema }),
  /** The token is stored, and the keychain does not give it at the moment. */
  z.object({ state: z.literal('keychain-locked'), problem: ProblemSchema }),
  z.object({ state: z.literal('paused') }),
  z.object({ state: z.literal('recovered'), at: z.number() }),
  z.object({ state: z.literal('halted'), problem: ProblemSchema }),
]);
export type Status = z.infer<typeof Status>;

/** How much each state needs the person: the highest stands for several. */
const urgency: Record<Status['state'], number> = {
  halted: 10,
  'keychain-locked': 9,
  'sign-in-needed': 8,
  offline: 7,
  reconnecting: 6,
  incomplete: 5,
  'catching-up': 4,
  connecting: 3,
  recovered: 2,
  live: 1,
  paused: 0,
};

/** Returns the status that stands for several: the most urgent. Catch-ups are added up. Without any: live. */
export function overallStatus(statuses: readonly Status[]): Status {
  let found: Status | undefined;
  for (const status of statuses) {
    if (found === undefined) found = status;
    else if (found.state === 'catching-up' && status.state === 'catching-up') {
      const both = found.left !== undefined && status.left !== undefined;
      found = {
        state: 'catching-up',
        done: found.done + status.done,
        total: found.total + status.total,
        ...(both && { left: Math.max(found.left ?? 0, status.left ?? 0) }),
      };
    } else if (urgency[status.state] > urgency[found.state]) found = status;
  }
  return found ?? { state: 'live' };
}

/** What a wait for a token is due to, where that is not that the person has to sign in. */
const statesWithoutToken: Partial<Record<ProblemCode, 'keychain-locked' | 'halted'>> = {
  'keychain-locked': 'keychain-locked',
  'keychain-silent': 'keychain-locked',
  'keychain-absent': 'keychain-locked',
  'keychain-failed': 'keychain-locked',
  'token-file-unreadable': 'halted',
};

/** Returns the status of what has no token that counts. @param problem why: of kind `signed-out`. */
export function statusWithoutToken(problem: Problem): Status {
  return { state: statesWithoutToken[problem.code] ?? 'sign-in-needed', problem };
}
