import { Worker } from 'node:worker_threads';
import { AosError, type Problem } from '../transport/aos-error.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** What worker.ts is started as. `now` is epoch milliseconds. */
export type StoreKind = { kind: 'writer'; path: string; now: number } | { kind: 'reader' };

export interface Ask {
  id: number;
  method: string;
  args: unknown[];
}

export type Answer = { id: number; value: unknown } | { id: number; problem: Problem; cause: string };

/** A store as seen from outside its thread: the same methods, as promises. They reject with an AosError. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

export type WriterThread = Remote<Writer>;
export type ReaderThread = Remote<Reader>;

const stopped = (cause?: unknown) =>
  new AosError(
    {
      kind: 'storage',
      message: 'The database stopped working.',
      next: 'Restart Aruna Notify; what is stored is safe.',
    },
    { cause },
  );

/**
 * Starts a store in a thread of its own, so that neither a slow disk nor a long query holds up the main process.
 * @throws AosError kind `storage` when it cannot be opened.
 */
async function start<T>(worker: URL, kind: StoreKind): Promise<Remote<T>> {
  const thread = new Worker(worker, { workerData: kind });
  thread.unref();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let ended: Error | undefined;

  thread.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) thread.unref();
    if ('problem' in answer) call?.reject(new AosError(answer.problem, { cause: answer.cause }));
    else call?.resolve(answer.value);
  });
  const end = (cause?: unknown) => {
    ended ??= stopped(cause);
    for (const call of waiting.values()) call.reject(ended);
    waiting.clear();
  };
  thread.on('error', end);
  thread.on('exit', () => end());
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  /** A thread is never ended from outside: the database's native code would take the whole process with it. */
  const left = async () => {
    thread.ref();
    await gone;
  };

  const opened = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }));
  thread.ref();
  const call = (method: string, args: unknown[]): Promise<unknown> => {
    if (ended) return Promise.reject(ended);
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, method, args } satisfies Ask);
    });
  };
  try {
    await opened;
  } catch (error) {
    await left();
    throw error;
  }
  return new Proxy({} as Remote<T>, {
    get(_, method) {
      // A promise is asked for its `then` when it is awaited; this is no promise.
      if (typeof method !== 'string' || method === 'then') return undefined;
      return async (...args: unknown[]) => {
        if (method !== 'close') return call(method, args);
        try {
          return await call(method, args);
        } finally {
          await left();
        }
      };
    },
  });
}

export const startWriter = (worker: URL, path: string, now: number): Promise<WriterThread> =>
  start<Writer>(worker, { kind: 'writer', path, now });

/** What looks at all that matches, however much that is. */
const counting: ReadonlySet<string | symbol> = new Set<keyof Reader>([
  'feedCount',
  'feedLocate',
  'feedActivity',
  'feedAfter',
  'feedUnlike',
  'burstPlaces',
]);
const ofBoth: ReadonlySet<string | symbol> = new Set<keyof Reader>(['attach', 'detach', 'close']);

/** The reader, in two threads: rows never wait for a count. */
export async function startReader(worker: URL): Promise<ReaderThread> {
  const [rows, counts] = await Promise.all([
    start<Reader>(worker, { kind: 'reader' }),
    start<Reader>(worker, { kind: 'reader' }),
  ]);
  type Call = (...args: unknown[]) => Promise<unknown>;
  const of = (thread: ReaderThread, method: string | symbol) => Reflect.get(thread, method) as Call;
  return new Proxy(rows, {
    get(_, method) {
      if (!ofBoth.has(method)) return of(counting.has(method) ? counts : rows, method);
      return async (...args: unknown[]) => {
        await Promise.all([of(rows, method)(...args), of(counts, method)(...args)]);
      };
    },
  });
}
