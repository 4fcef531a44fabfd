import type { Interceptor } from '@connectrpc/connect';
import { classifyRefusal } from './refusal.ts';

export interface AuthorizeOptions {
  /** Called for every call, so that a new token is used immediately; returns a promise while a token is being renewed. */
  token: () => string | Promise<string>;
  /** Called when the server refuses this token in any call. */
  refused?: ((token: string) => void) | undefined;
  /** Called when a call that began after a refusal shows that the server accepts this token after all. */
  accepted?: ((token: string) => void) | undefined;
}

/** Methods that AOS v2.0.2 also answers without a valid token, so that an answer proves nothing about the token. */
const PUBLIC_METHODS = new Set([
  'GetResource',
  'GetResources',
  'SearchResources',
  'GetAnnouncement',
  'GetAnnouncements',
  'GetStorageStatus',
  'GetStorageVersion',
]);

/** Sends the token with every call, and notices from every answer whether the server accepts it. */
export function authorize({ token, refused, accepted }: AuthorizeOptions): Interceptor {
  let refusals = 0;
  let refusedToken: string | undefined;

  function failed(sent: string, method: string, refusalsBefore: number, error: unknown): void {
    const refusal = classifyRefusal(error);
    if (refusal === 'token') {
      refusals++;
      refusedToken = sent;
      refused?.(sent);
    } else if (refusal === 'permission') succeeded(sent, method, refusalsBefore);
  }

  /** Only a call that began after the last refusal proves anything: an older one may have been accepted before it. */
  function succeeded(sent: string, method: string, refusalsBefore: number): void {
    if (refusedToken !== sent || refusalsBefore !== refusals || PUBLIC_METHODS.has(method)) return;
    refusedToken = undefined;
    accepted?.(sent);
  }

  return (next) => async (request) => {
    const sent = await token();
    request.header.set('Authorization', `Bearer ${sent}`);
    const { name } = request.method;
    const refusalsBefore = refusals;
    try {
      const response = await next(request);
      if (response.stream) {
        const message = reportingFailure(response.message, (error) =>
          failed(sent, name, refusalsBefore, error),
        );
        return { ...response, message };
      }
      succeeded(sent, name, refusalsBefore);
      return response;
    } catch (error) {
      failed(sent, name, refusalsBefore, error);
      throw error;
    }
  };
}

/** Returns the same messages, and reports the error that ends them: a refused stream only fails when it is read. */
function reportingFailure<T>(messages: AsyncIterable<T>, failed: (error: unknown) => void): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const inner = messages[Symbol.asyncIterator]();
      const reporting = (step: Promise<IteratorResult<T>>) => {
        step.catch(failed);
        return step;
      };
      return {
        next: () => reporting(inner.next()),
        return: async (value) => inner.return?.(value) ?? { done: true, value },
        throw: async (reason) => inner.throw?.(reason) ?? Promise.reject(reason),
      };
    },
  };
}
