import type { Reader } from '../read/reader.ts';
import type { Checker } from '../schema/check.ts';
import type { Writer } from '../write/writer.ts';
import { passingReader, type ReaderRest } from './passing-reader.ts';
import { type Remote, startStoreThread } from './store-thread.ts';

export type WriterThread = Remote<Writer>;
export type ReaderThread = Remote<Reader>;

/** Starts a thread that checks databases which others use. */
export const startChecker = (worker: URL): Promise<Remote<Checker>> =>
  startStoreThread(worker).open<Checker>({ kind: 'checker' });
/** Methods that read everything that matches, however much that is. */
const counted: ReadonlySet<string> = new Set<keyof Reader>([
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
  'statistics',
]);

/**
 * Starts the reader in two threads, so that rows never wait for a count. The counting thread starts with the first count, so
 * that it does not delay the first rows. Both end while nobody looks.
 *
 * @param damaged called when a query fails because one of the databases is damaged; which one is not known.
 */
export async function startReader(
  worker: URL,
  damaged: () => void,
  whenIdle: ReaderRest,
): Promise<ReaderThread> {
  const attached = new Map<string, string>();
  async function begin(): Promise<ReaderThread> {
    const known = [...attached];
    const thread = await startStoreThread(worker).open<Reader>({ kind: 'reader' }, damaged);
    try {
      for (const [account, path] of known) await thread.attach(account, path);
      return thread;
    } catch (error) {
      await thread.close().catch(() => {});
      throw error;
    }
  }
  const rows = passingReader(begin, whenIdle);
  const counts = passingReader(begin, whenIdle);
  await rows.start();
  const own: Pick<ReaderThread, 'attach' | 'detach' | 'close'> = {
    async attach(...args) {
      // A thread that begins from here on attaches it by itself; one that has begun is told.
      const begun = Promise.all([rows.call('attach', args), counts.callIfStarted('attach', args)]);
      attached.set(...args);
      await begun.catch((error: unknown) => {
        attached.delete(args[0]);
        throw error;
      });
    },
    async detach(...args) {
      attached.delete(...args);
      await Promise.all([rows, counts].map((reader) => reader.callIfStarted('detach', args)));
    },
    async close() {
      await Promise.all([rows.close(), counts.close()]);
    },
  };
  return new Proxy(own as ReaderThread, {
    get(_, method) {
      // `await` looks for a `then` method, which would make this a promise.
      if (typeof method !== 'string' || method === 'then') return undefined;
      if (Object.hasOwn(own, method)) return Reflect.get(own, method);
      const reader = counted.has(method) ? counts : rows;
      return (...args: unknown[]) => reader.call(method, args);
    },
  });
}
