import type { Problem } from './problem.ts';

/** The state of a subscription or an account, as a person sees it. Times are epoch milliseconds. */
export type Status =
  /** polling: events are fetched from time to time, as the network lets no stream live. */
  | { state: 'live'; polling?: boolean | undefined }
  | { state: 'connecting' }
  /** left: how long it still takes, ms, as far as that can be said. */
  | { state: 'catching-up'; done: number; total: number; left?: number | undefined }
  | { state: 'reconnecting'; at: number; problem: Problem }
  | { state: 'offline' }
  | { state: 'sign-in-needed'; problem: Problem }
  | { state: 'paused' }
  | { state: 'recovered'; at: number }
  | { state: 'halted'; problem: Problem };

/** From what needs the person most to what needs them least. */
const order: Status['state'][] = [
  'halted',
  'sign-in-needed',
  'offline',
  'reconnecting',
  'connecting',
  'catching-up',
  'recovered',
  'live',
  'paused',
];

/** The status that stands for several: the worst. Catching up is added up, and ends with the last. Without any: live. */
export function worst(statuses: readonly Status[]): Status {
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
    } else if (order.indexOf(status.state) < order.indexOf(found.state)) found = status;
  }
  return found ?? { state: 'live' };
}
