import { AosError, problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createRunner, type Runner } from './subscription-runner.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** The runners of all subscriptions, and whether the account is paused. */
export function createRunnerList(options: SubscriptionsOptions) {
  const runners = new Map<number, Runner>();
  let isPaused = false;
  const all = () => [...runners.values()];
  const hasNoStream = ({ row, isStreaming }: Runner) => row.target.kind !== 'announcements' && !isStreaming();

  return {
    all,
    get: (id: number): Runner | undefined => runners.get(id),
    /** @throws AosError if the subscription does not exist. */
    find(id: string): Runner {
      const found = runners.get(Number(id));
      if (found) return found;
      throw new AosError(problem('subscription-gone'));
    },
    track(row: StoredSubscription): Runner {
      const runner = createRunner(options, row, {
        isListed: () => runners.has(row.id),
        withoutStream: () => all().filter(hasNoStream).length,
      });
      runners.set(row.id, runner);
      return runner;
    },
    forget(id: number): void {
      runners.delete(id);
    },
    isPaused: (): boolean => isPaused,
    setPaused(value: boolean): void {
      isPaused = value;
    },
    /** Starts a runner unless it, or the account, is paused. */
    open(runner: Runner): void {
      if (!isPaused && !runner.row.paused) runner.open();
    },
    status: (runner: Runner): Status =>
      runner.row.paused || isPaused ? { state: 'paused' } : runner.status(),
  };
}

export type RunnerList = ReturnType<typeof createRunnerList>;
