import type { Writer } from '../write/writer.ts';
import { type StoreThread, startStoreThread } from './store-thread.ts';
import type { WriterThread } from './thread.ts';

/** The threads that the writers of all accounts share. */
export interface WriterThreads {
  /**
   * Opens the database of an account. @param now epoch ms. @param damaged see `StoreThread`.
   * @throws AosError kind `storage` when it cannot be opened.
   */
  open(path: string, now: number, damaged: () => void): Promise<WriterThread>;
}

/** One thread an account would cost some 8 MB for each; with two, a slow database holds up only half of the others. */
const MOST = 2;

export function createWriterThreads(worker: URL): WriterThreads {
  let threads: StoreThread[] = [];

  function leastUsed(): StoreThread {
    threads = threads.filter((thread) => !thread.hasEnded());
    const [least] = [...threads].sort((a, b) => a.stores() - b.stores());
    if (least !== undefined && (least.stores() === 0 || threads.length >= MOST)) return least;
    const more = startStoreThread(worker);
    threads.push(more);
    return more;
  }

  return {
    open: (path, now, damaged) => leastUsed().open<Writer>({ kind: 'writer', path, now }, damaged),
  };
}
