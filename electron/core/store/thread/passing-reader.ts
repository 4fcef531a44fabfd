import type { Clock } from '../../base/clock.ts';
import { AosError, problem } from '../../model/problem.ts';
import type { Reader } from '../read/reader.ts';
import type { Remote } from './store-thread.ts';

/** When a reader may rest. */
export interface ReaderRest {
  clock: Pick<Clock, 'after'>;
  /** Whether somebody looks, for whom the next read must not wait for a thread. */
  isAttended: () => boolean;
}

/** After this long without a call while nobody looks the thread ends, ms. */
const REST_MS = 15_000;

type Call = (...args: unknown[]) => Promise<unknown>;

/**
 * A reader whose thread ends while nobody looks and nothing is read, for the sake of its memory, and starts again with the next
 * call, which waits for that.
 *
 * @param begin starts the thread, with everything attached that is attached when it is called.
 */
export function passingReader(begin: () => Promise<Remote<Reader>>, { clock, isAttended }: ReaderRest) {
  let thread: Promise<Remote<Reader>> | undefined;
  let ended = Promise.resolve();
  let isClosed = false;
  let calls = 0;
  let cancel = () => {};

  function end(): void {
    const last = thread;
    thread = undefined;
    const ending = last?.then((reader) => reader.close()).catch(() => {});
    ended = Promise.all([ended, ending]).then(() => {});
  }

  function rest(): void {
    if (thread === undefined || calls > 0) return;
    cancel = clock.after(REST_MS, () => (isAttended() ? rest() : end()));
  }

  function start(): Promise<Remote<Reader>> {
    if (isClosed) return Promise.reject(new AosError(problem('database-stopped')));
    thread ??= begin().catch((error: unknown) => {
      thread = undefined;
      throw error;
    });
    return thread;
  }

  async function run(reader: Promise<Remote<Reader>>, method: string, args: unknown[]) {
    calls++;
    cancel();
    try {
      return await (Reflect.get(await reader, method) as Call)(...args);
    } finally {
      calls--;
      if (calls === 0) rest();
    }
  }

  return {
    /** @throws AosError kind `storage` when it cannot be started. */
    async start(): Promise<void> {
      await start();
    },
    call: (method: string, args: unknown[]): Promise<unknown> => run(start(), method, args),
    /** For what a thread that starts later knows from the beginning. */
    callIfStarted: async (method: string, args: unknown[]): Promise<unknown> =>
      thread === undefined ? undefined : run(thread, method, args),
    /** Calls that were made before are answered first. No thread is left when it resolves. */
    async close(): Promise<void> {
      isClosed = true;
      cancel();
      end();
      await ended;
    },
  };
}
