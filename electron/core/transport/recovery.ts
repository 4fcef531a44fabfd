import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import type { Clock } from '../base/clock.ts';
import { explain } from './explain.ts';

/**
 * Whether a failure means that no calls get through at the moment. An answer of the server never does, not even INTERNAL:
 * otherwise one call that always fails would wake all others again and again.
 */
function isDown(error: unknown): boolean {
  const { code } = ConnectError.from(error);
  const { kind, problem } = explain(error, '');
  // The server answers; it has no place left for one more.
  if (problem.code === 'streams-limited' || problem.code === 'requests-limited') return false;
  if (code === Code.Unavailable || code === Code.DeadlineExceeded) return true;
  return code !== Code.Canceled && kind === 'unreachable';
}

/**
 * Notices the first call that gets through after others could not, whatever made it, so that the others can be retried
 * before their own backoff ends.
 */
export function noticeRecovery(recovered: () => void): Interceptor {
  let down = false;
  return (next) => async (request) => {
    try {
      const response = await next(request);
      if (down) {
        down = false;
        recovered();
      }
      return response;
    } catch (error) {
      if (!request.signal.aborted && isDown(error)) down = true;
      throw error;
    }
  };
}

/** Returns a function that calls `run`, unless it did so less than `intervalMs` ago. */
export function atMostEvery(clock: Clock, intervalMs: number, run: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    if (now - last < intervalMs) return;
    last = now;
    run();
  };
}
