import { backoff } from '../base/backoff.ts';
import { AosError, type Problem, problem } from '../model/problem.ts';
import { statusWithoutToken } from '../model/status.ts';
import type { LiveStream } from './live-stream.ts';
import type { RunOptions } from './run-options.ts';

/** Whether an immediate retry cannot help. */
export const isFinal = ({ kind }: AosError): boolean =>
  kind === 'forbidden' || kind === 'rejected' || kind === 'not-found';

/** Reports the status, and waits for a new token, for the network, or for the backoff. */
export async function waitOutTrouble(
  run: RunOptions,
  error: AosError,
  attempt: number,
  stream: LiveStream | undefined,
): Promise<void> {
  const { clock, signal, timing, wake } = run;
  if (error.kind === 'signed-out') {
    run.status(statusWithoutToken(error.problem));
    // A call with the old token may be refused after the new one was announced, so the first retries are soon.
    const soon = [timing.backoffMin * 4, timing.backoffMax][attempt];
    return wake.wait(clock, signal, soon ?? timing.refused);
  }
  if (isFinal(error)) {
    const problem = error.kind === 'forbidden' ? await run.notAllowed() : error.problem;
    run.status({ state: 'halted', problem });
    return wake.wait(clock, signal, timing.refused);
  }
  const wait = backoff(attempt, timing.backoffMin, timing.backoffMax, run.random);
  if (!run.network.online()) run.status({ state: 'offline' });
  // While the stream is alive, a single failed read of the record is not worth reporting.
  else if (!stream?.isProven || attempt > 0) {
    run.status({ state: 'reconnecting', at: clock.now() + wait, problem: error.problem });
  }
  return wake.wait(clock, signal, wait);
}

export const tooManyLeft = (server: string): Problem => problem('streams-left', { server });

export const lostAgain = (server: string) => new AosError(problem('keeps-losing', { server }));
