import { ConnectError, type Interceptor } from '@connectrpc/connect';

/** How often a call is made again. Each refusal also teaches the connection how many requests it can make at a time. */
const RETRIES = 3;

/** Whether the server refused a request without looking at it, which makes it safe to repeat (RFC 9113, section 8.7). */
const isRefusedUnread = (error: unknown): boolean =>
  error instanceof ConnectError && /REFUSED_STREAM/.test(`${error.rawMessage} ${String(error.cause)}`);

/** Repeats a call that the server has refused because too many requests were open. A stream has a backoff of its own. */
export const retryRefused: Interceptor = (next) => async (request) => {
  for (let retry = 0; ; retry++) {
    try {
      return await next(request);
    } catch (error) {
      if (request.stream || retry >= RETRIES || request.signal.aborted || !isRefusedUnread(error))
        throw error;
    }
  }
};
