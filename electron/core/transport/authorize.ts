import type { Interceptor } from '@connectrpc/connect';
import { classifyRefusal } from './refusal.ts';

export interface AuthorizeOptions {
  /** Asked at every call, so that a new token counts immediately; a promise while one is being renewed. */
  token: () => string | Promise<string>;
  /** The server refused this token, at whatever call. */
  refused?: ((token: string) => void) | undefined;
  /** A call that began after a refusal shows that the server takes this token after all. */
  accepted?: ((token: string) => void) | undefined;
}

/** AOS v2.0.2 answers these without a token and with an expired one, too: they prove nothing. */
const OPEN = new Set([
  'GetResource',
  'GetResources',
  'SearchResources',
  'GetAnnouncement',
  'GetAnnouncements',
  'GetStorageStatus',
  'GetStorageVersion',
]);

/** Sends the token along with every call, and notices in every answer whether the server takes it. */
export function authorize({ token, refused, accepted }: AuthorizeOptions): Interceptor {
  let refusals = 0;
  let standing: string | undefined;

  function failed(sent: string, method: string, began: number, error: unknown): void {
    const refusal = classifyRefusal(error);
    if (refusal === 'token') {
      refusals++;
      standing = sent;
      refused?.(sent);
    } else if (refusal === 'permission') proven(sent, method, began);
  }

  /** Only a call that began after the last refusal tells: an older one may have been let in before. */
  function proven(sent: string, method: string, began: number): void {
    if (standing !== sent || began !== refusals || OPEN.has(method)) return;
    standing = undefined;
    accepted?.(sent);
  }

  return (next) => async (request) => {
    const sent = await token();
    request.header.set('Authorization', `Bearer ${sent}`);
    const { name } = request.method;
    const began = refusals;
    try {
      const response = await next(request);
      if (response.stream) {
        const message = watched(response.message, (error) => failed(sent, name, began, error));
        return { ...response, message };
      }
      proven(sent, name, began);
      return response;
    } catch (error) {
      failed(sent, name, began, error);
      throw error;
    }
  };
}

/** The same messages; what ends them is told. A stream that is refused is so only when it is read. */
function watched<T>(messages: AsyncIterable<T>, failed: (error: unknown) => void): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const inner = messages[Symbol.asyncIterator]();
      const told = (step: Promise<IteratorResult<T>>) => {
        step.catch(failed);
        return step;
      };
      return {
        next: () => told(inner.next()),
        return: async (value) => inner.return?.(value) ?? { done: true, value },
        throw: async (reason) => inner.throw?.(reason) ?? Promise.reject(reason),
      };
    },
  };
}
