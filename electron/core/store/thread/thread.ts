import { Worker } from 'node:worker_threads';
import { AosError, type Problem, problem } from '../../model/problem.ts';
import type { Reader } from '../read/reader.ts';
import type { Checker } from '../schema/check.ts';
import type { Writer } from '../write/writer.ts';

/** The kind of store that a thread opens. `now` is epoch milliseconds. */
export type StoreKind =
  | { kind: 'writer'; path: string; now: number }
  | { kind: 'reader' }
  | { kind: 'checker' };

/** The id of the answer that says whether the store could be opened; calls are numbered after it. */
export const OPENING = 0;

/** A call to the thread. */
export interface StoreCall {
  id: number;
  method: string;
  args: unknown[];
}

/** The result of a call. */
export type CallResult = { id: number; value: unknown } | { id: number; problem: Problem; cause: string };

/** A store as seen from outside its thread: the same methods, returning promises that reject with an AosError. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

export type WriterThread = Remote<Writer>;
export type ReaderThread = Remote<Reader>;

const stopped = (cause?: unknown) => new AosError(problem('database-stopped'), { cause });

/**
 * Starts a store in a thread of its own, so that neither a slow disk nor a long query holds up the main process.
 * @param damaged called for each call that fails because a database is damaged; not where that is why it cannot be opened.
 * @throws AosError kind `storage` when it cannot be opened.
 */
async function start<T>(worker: URL, kind: StoreKind, damaged = () => {}): Promise<Remote<T>> {
  const thread = new Worker(worker, { workerData: kind });
  thread.unref();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = OPENING;
  let ended: Error | undefined;
  thread.on('message', (answer: CallResult) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) thread.unref();
    if (!('problem' in answer)) return call?.resolve(answer.value);
    call?.reject(new AosError(answer.problem, { cause: answer.cause }));
    if (answer.problem.code === 'data-damaged' && answer.id !== OPENING) damaged();
  });
  const end = (cause?: unknown) => {
    ended ??= stopped(cause);
    for (const call of waiting.values()) call.reject(ended);
    waiting.clear();
  };
  thread.on('error', end);
  thread.on('exit', () => end());
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  /** The thread must end by itself: ending it from outside would crash the process in the database's native code. */
  const left = async () => {
    thread.ref();
    await gone;
  };

  const opened = new Promise<unknown>((resolve, reject) => waiting.set(OPENING, { resolve, reject }));
  thread.ref();
  const call = (method: string, args: unknown[]): Promise<unknown> => {
    if (ended) return Promise.reject(ended);
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage({ id, method, args } satisfies StoreCall);
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
      // `await` looks for a `then` method, which would make this a promise.
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

/** @param damaged see `start`. */
export const startWriter = (
  worker: URL,
  path: string,
  now: number,
  damaged: () => void,
): Promise<WriterThread> => start<Writer>(worker, { kind: 'writer', path, now }, damaged);

/** Starts a thread that checks databases which others use. */
export const startChecker = (worker: URL): Promise<Remote<Checker>> =>
  start<Checker>(worker, { kind: 'checker' });

/** Methods that read everything that matches, however much that is. */
const counted: ReadonlySet<string | symbol> = new Set<keyof Reader>([
  'feedCount',
  'feedLocate',
  'feedActivity',
  'feedAfter',
  'feedUnlike',
  'inboxCount',
  'inboxGroups',
  'inboxStep',
  'inboxRepeats',
  'burstPlaces',
  'previewRule',
]);
const ofBoth: ReadonlySet<string | symbol> = new Set<keyof Reader>(['attach', 'detach', 'close']);

/**
 * Starts the reader in two threads, so that rows never wait for a count. The counting thread starts with the first count, so
 * that it does not delay the first rows.
 *
 * @param damaged called when a query fails because one of the databases is damaged; which one is not known.
 */
export async function startReader(worker: URL, damaged: () => void): Promise<ReaderThread> {
  type Call = (...args: unknown[]) => Promise<unknown>;
  const of = (thread: ReaderThread, method: string | symbol) => Reflect.get(thread, method) as Call;
  const rows = await start<Reader>(worker, { kind: 'reader' }, damaged);
  const attached = new Map<string, string>();
  let counts: Promise<ReaderThread> | undefined;

  async function begin(known: readonly [string, string][]): Promise<ReaderThread> {
    const thread = await start<Reader>(worker, { kind: 'reader' }, damaged);
    for (const [account, path] of known) await thread.attach(account, path);
    return thread;
  }
  const counting = async (method: string | symbol, args: unknown[]) => {
    counts ??= begin([...attached]).catch((error: unknown) => {
      counts = undefined;
      throw error;
    });
    return of(await counts, method)(...args);
  };
  const both = async (method: string | symbol, args: unknown[]) => {
    await Promise.all([of(rows, method)(...args), counts?.then((thread) => of(thread, method)(...args))]);
  };
  return new Proxy(rows, {
    get(_, method) {
      if (counted.has(method)) return (...args: unknown[]) => counting(method, args);
      if (!ofBoth.has(method)) return of(rows, method);
      return async (...args: unknown[]) => {
        const [account, path] = args as [string, string];
        // Updated before anything is awaited, as counting may begin meanwhile.
        const begun = both(method, args);
        if (method === 'attach') attached.set(account, path);
        else attached.delete(account);
        await begun.catch((error: unknown) => {
          attached.delete(account);
          throw error;
        });
      };
    },
  });
}
