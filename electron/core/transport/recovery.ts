import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import type { Clock } from '../base/clock.ts';
import { explain } from './explain.ts';

/**
 * Whether a failure says that nothing gets through at the moment. An answer of the server never does, not even INTERNAL:
 * one call that always fails would wake all others again and again.
 */
function isDown(error: unknown): boolean {
  const { code } = ConnectError.from(error);
  if (code === Code.Unavailable || code === Code.DeadlineExceeded) return true;
  return code !== Code.Canceled && explain(error, '').kind === 'unreachable';
}

/**
 * Notices the first call that gets through after calls could not, whoever made it: the others need not wait for the end
 * of their own backoff then.
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

/** Passes a call on if the last one it passed on is `every` ms ago; drops it otherwise. */
export function atMostEvery(clock: Clock, every: number, run: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    if (now - last < every) return;
    last = now;
    run();
  };
}
