import type { Reader } from '../read/reader.ts';
import type { Checker } from '../schema/check.ts';
import type { Writer } from '../write/writer.ts';
import { type Remote, startStoreThread } from './store-thread.ts';

export type WriterThread = Remote<Writer>;
export type ReaderThread = Remote<Reader>;

/** Starts a thread that checks databases which others use. */
export const startChecker = (worker: URL): Promise<Remote<Checker>> =>
  startStoreThread(worker).open<Checker>({ kind: 'checker' });
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
  'statistics',
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
  const rows = await startStoreThread(worker).open<Reader>({ kind: 'reader' }, damaged);
  const attached = new Map<string, string>();
  let counts: Promise<ReaderThread> | undefined;

  async function begin(known: readonly [string, string][]): Promise<ReaderThread> {
    const thread = await startStoreThread(worker).open<Reader>({ kind: 'reader' }, damaged);
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
