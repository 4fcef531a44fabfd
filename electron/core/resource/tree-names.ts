import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { type NamesOptions, readingNames } from './read-names.ts';
import { insideOf } from './resource-from-wire.ts';

export interface TreeOptions
  extends RetryContext,
    Omit<NamesOptions, 'signal' | 'clock' | 'store' | 'learnt'> {
  store: NamesOptions['store'] & Pick<WriterThread, 'plantTrees' | 'unreadTree' | 'treeWasRead'>;
  /** A backlog is coming in: this can wait, events cannot. */
  behind: () => boolean;
}

/** Ids in one call. */
const BATCH = 100;
/** Between two calls, and until a backlog is looked at again, ms. */
const BETWEEN = 2_000;
const WHILE_BEHIND = 5_000;

/**
 * Learns what lies in the resources that are watched, from the top down, so that its names are known when it is deleted: of a
 * deleted resource the server names no place, and later not even the name. What is still to be read is stored, so a restart
 * goes on where the last one ended. It makes one call in two seconds, and waits
 * longer and longer while the server fails. What the token may not see is left out.
 */
export function createTreeNames(options: TreeOptions) {
  const { store, signal, clock } = options;
  const bell = createBell();
  const read = readingNames({ ...options, learnt: () => {} });

  /** Reads the next part; gives how long to wait then, ms, and null if there is nothing to read. */
  async function round(): Promise<number | null> {
    await store.plantTrees(clock.now());
    const ids = await store.unreadTree(BATCH);
    if (ids.length === 0) return null;
    if (options.behind()) return WHILE_BEHIND;
    const { found } = await read(ids);
    await store.treeWasRead(ids, found.flatMap(insideOf));
    return BETWEEN;
  }

  return {
    /** Something else is watched. */
    kick: bell.ring,
    async run(): Promise<void> {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const rest = await round();
          attempt = 0;
          if (rest === null) await bell.wait(clock, signal);
          else await sleep(clock, rest, signal);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
