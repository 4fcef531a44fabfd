import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { z } from 'zod';

const rpcCode = z.string().transform((name, context) => {
  const code = codeNamed(name);
  if (code !== undefined) return code;
  context.addIssue({ code: 'custom', message: `there is no status code ${name}` });
  return z.NEVER;
});

/** Makes calls fail on purpose. */
export const refusal = z.strictObject({
  /** Name of the RPC, as in the contract. */
  rpc: z.string(),
  code: rpcCode,
  /** How many calls to refuse. */
  count: z.number().int().min(1).max(1_000_000),
  /** How many calls to let pass first. */
  skip: z.number().int().min(0),
  /** `after`: the call takes effect, but its answer is withheld. */
  when: z.enum(['before', 'after']),
  message: z.string(),
});
export type Refusal = z.output<typeof refusal>;

export interface CallCounts {
  calls: number;
  /** Calls answered with an error, including one that ended a stream later. */
  failed: number;
}

/** Counts calls by RPC and refuses the requested ones. */
export interface Calls {
  readonly counts: ReadonlyMap<string, CallCounts>;
  refuse(refusal: Refusal): void;
  readonly interceptor: Interceptor;
}

/** @param isHung whether the server has stopped answering; calls are then counted but get no answer. */
export function createCalls(isHung: () => boolean): Calls {
  const counts = new Map<string, CallCounts>();
  const refusals: Refusal[] = [];

  const dueRefusal = (rpc: string): Refusal | undefined => {
    const place = refusals.findIndex((one) => one.rpc === rpc);
    const refusal = refusals[place];
    if (refusal === undefined) return undefined;
    if (refusal.skip > 0) {
      refusal.skip--;
      return undefined;
    }
    refusal.count--;
    if (refusal.count <= 0) refusals.splice(place, 1);
    return refusal;
  };

  return {
    counts,
    refuse: (refusal) => {
      refusals.push({ ...refusal });
    },
    interceptor: (next) => async (request) => {
      const rpc = request.method.name;
      const count = counts.get(rpc) ?? { calls: 0, failed: 0 };
      counts.set(rpc, count);
      count.calls++;
      const failed = (reason: unknown): never => {
        if (!request.signal.aborted) count.failed++;
        throw reason;
      };
      if (isHung()) return leaveUnanswered(request.signal);
      const refusal = dueRefusal(rpc);
      if (refusal === undefined) {
        const response = await next(request).catch(failed);
        return response.stream ? { ...response, message: watchEnd(response.message, failed) } : response;
      }
      count.failed++;
      if (refusal.when === 'after') await next(request);
      throw new ConnectError(refusal.message, refusal.code);
    },
  };
}

/** Never answers and ends when the client gives up. */
function leaveUnanswered(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const givenUp = () => reject(new ConnectError('The client gave up', Code.Canceled));
    if (signal.aborted) givenUp();
    else signal.addEventListener('abort', givenUp, { once: true });
  });
}

/** Forwards messages and reports the error they end with. */
function watchEnd<T>(messages: AsyncIterable<T>, failed: (reason: unknown) => never): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const own = messages[Symbol.asyncIterator]();
      return {
        next: () => own.next().catch(failed),
        return: async (value) => (await own.return?.(value)) ?? { done: true, value },
        throw: async (reason) => (await own.throw?.(reason)) ?? { done: true, value: reason },
      };
    },
  };
}

/** Returns the status code of a name such as `UNAVAILABLE` or `InvalidArgument`; undefined for an unknown one. */
function codeNamed(name: string): Code | undefined {
  const plain = name.replaceAll('_', '').toLowerCase();
  const found = Object.entries(Code).find(([key]) => key.toLowerCase() === plain);
  return typeof found?.[1] === 'number' ? found[1] : undefined;
}
