import { BinaryWriter } from '@bufbuild/protobuf/wire';
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

/** Makes an answer larger than any client should take. */
export const swelling = z.strictObject({
  rpc: z.string(),
  /** How many answers; of a stream, its first message. */
  count: z.number().int().min(1).max(1_000),
});
type Swelling = z.output<typeof swelling>;

/** More than the 16 MiB that a client takes. */
const SWOLLEN_BYTES = 17 * 1024 * 1024;
/** The number of a field that no message has. */
const NO_FIELD = 20_000;
const LENGTH_DELIMITED = 2;

export interface CallCounts {
  calls: number;
  /** Calls answered with an error, including one that ended a stream later. */
  failed: number;
}

/** Counts calls by RPC and refuses the requested ones. */
export interface Calls {
  readonly counts: ReadonlyMap<string, CallCounts>;
  refuse(refusal: Refusal): void;
  swell(swelling: Swelling): void;
  readonly interceptor: Interceptor;
}

/** @param isHung whether the server has stopped answering; calls are then counted but get no answer. */
export function createCalls(isHung: () => boolean): Calls {
  const counts = new Map<string, CallCounts>();
  const refusals: Refusal[] = [];
  const swellings: Swelling[] = [];

  const isToSwell = (rpc: string): boolean => {
    const place = swellings.findIndex((one) => one.rpc === rpc);
    const swelling = swellings[place];
    if (swelling === undefined) return false;
    if (--swelling.count <= 0) swellings.splice(place, 1);
    return true;
  };

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
    swell: (swelling) => {
      swellings.push({ ...swelling });
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
        const swells = isToSwell(rpc);
        if (!response.stream) return swells ? { ...response, message: swollen(response.message) } : response;
        const messages = swells ? swollenFirst(response.message) : response.message;
        return { ...response, message: watchEnd(messages, failed) };
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

/** Adds a field that the client does not know. */
const swollen = <T extends object>(message: T): T => ({
  ...message,
  $unknown: [{ no: NO_FIELD, wireType: LENGTH_DELIMITED, data: bytesField() }],
});

/** The content of a field of bytes: its length, and zeros. */
function bytesField(): Uint8Array {
  return new BinaryWriter().bytes(new Uint8Array(SWOLLEN_BYTES)).finish();
}

async function* swollenFirst<T extends object>(messages: AsyncIterable<T>): AsyncGenerator<T> {
  let isFirst = true;
  for await (const message of messages) {
    yield isFirst ? swollen(message) : message;
    isFirst = false;
  }
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
