import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';

/** What the server, or the lack of a connection, says when calls cannot get through at the moment. */
const DOWN = [Code.Unavailable, Code.DeadlineExceeded, Code.Unknown, Code.Internal, Code.Aborted];

/**
 * Notices the first call that gets through after calls failed, whoever made it: the others need not wait for the end
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
      if (!request.signal.aborted && DOWN.includes(ConnectError.from(error).code)) down = true;
      throw error;
    }
  };
}
