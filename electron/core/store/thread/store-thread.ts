import { Worker } from 'node:worker_threads';
import { AosError, problem } from '../../model/problem.ts';
import type { CallResult, StoreCall, StoreKind } from './calls.ts';

/** A store as seen from outside its thread: the same methods, returning promises that reject with an AosError. */
export type Remote<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

/** A thread that stores live in, so that neither a slow disk nor a long query holds up the main process. */
export interface StoreThread {
  /** How many stores are open in it, or being opened. */
  stores(): number;
  /** Whether no more can be opened in it: its last store was closed, or it ended by itself. */
  hasEnded(): boolean;
  /**
   * Opens a store. Closing the last one of a thread ends the thread, and waits until it has ended.
   *
   * @param damaged called for each call that fails because a database is damaged; not where that is why it cannot be opened.
   * @throws AosError kind `storage` when it cannot be opened.
   */
  open<T>(kind: StoreKind, damaged?: () => void): Promise<Remote<T>>;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  damaged: () => void;
}

const stopped = (cause?: unknown) => new AosError(problem('database-stopped'), { cause });

export function startStoreThread(worker: URL): StoreThread {
  const calls = startCalls(worker);
  let count = 0;
  let last = 0;
  let isLeaving = false;

  /** A store is closed, or could not be opened. */
  async function leaveIfLast(): Promise<void> {
    count--;
    if (count > 0) return;
    isLeaving = true;
    await calls.leave();
  }

  return {
    stores: () => count,
    hasEnded: () => isLeaving || calls.hasEnded(),
    async open<T>(kind: StoreKind, damaged = () => {}): Promise<Remote<T>> {
      const store = ++last;
      count++;
      try {
        await calls.send({ store, open: kind }, () => {});
      } catch (error) {
        await leaveIfLast();
        throw error;
      }
      const ask = (method: string, args: unknown[]) => calls.send({ store, method, args }, damaged);
      return new Proxy({} as Remote<T>, {
        get(_, method) {
          // `await` looks for a `then` method, which would make this a promise.
          if (typeof method !== 'string' || method === 'then') return undefined;
          if (method !== 'close') return (...args: unknown[]) => ask(method, args);
          return (...args: unknown[]) => ask(method, args).finally(leaveIfLast);
        },
      });
    },
  };
}

type Numbered = Exclude<StoreCall, { leave: true }>;
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Calls into a thread, whose answers come in their order. */
function startCalls(worker: URL) {
  const thread = new Worker(worker);
  thread.unref();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;
  thread.on('message', (answer: CallResult) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) thread.unref();
    if (!('problem' in answer)) return call?.resolve(answer.value);
    call?.reject(new AosError(answer.problem, { cause: answer.cause }));
    if (answer.problem.code === 'data-damaged') call?.damaged();
  });
  const end = (cause?: unknown) => {
    ended ??= stopped(cause);
    for (const call of waiting.values()) call.reject(ended);
    waiting.clear();
  };
  thread.on('error', end);
  thread.on('exit', () => end());
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  return {
    hasEnded: () => ended !== undefined,
    send(call: Unnumbered<Numbered>, damaged: () => void): Promise<unknown> {
      if (ended) return Promise.reject(ended);
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, damaged });
        thread.ref();
        thread.postMessage({ ...call, id } as StoreCall);
      });
    },
    /** The thread must end by itself: ending it from outside would crash the process in the database's native code. */
    async leave(): Promise<void> {
      thread.ref();
      thread.postMessage({ leave: true } satisfies StoreCall);
      await gone;
    },
  };
}
