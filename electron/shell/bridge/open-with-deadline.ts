import { type Clock, sleep } from '../../core/base/clock.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { Log } from '../lifecycle/log-file.ts';

/** How long the system may take to start a browser, ms. */
const deadlineMs = 10_000;

export interface OpenOptions {
  /** Electron's `shell.openExternal`. */
  open: (address: string) => Promise<void>;
  clock: Clock;
  log: Log;
}

/**
 * Returns a function that shows a page in the person's browser. It throws an `AosError` when there is none, or when the system
 * does not answer in time; the page may still open then.
 */
export function withDeadline({ open, clock, log }: OpenOptions): (address: string) => Promise<void> {
  return async (address) => {
    const failed = open(address).then(
      () => null,
      (error: unknown) => String(error),
    );
    const waiting = new AbortController();
    const late = sleep(clock, deadlineMs, waiting.signal).then(() => 'no answer in time');
    const failure = await Promise.race([failed, late]);
    waiting.abort();
    if (failure === null) return;
    log(`opening a page in the browser: ${failure}`);
    throw new AosError(problem('page-not-opened', { address }));
  };
}
