import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { type NamesOptions, readingNames } from './read-names.ts';

export interface ResolverOptions extends RetryContext, Omit<NamesOptions, 'signal' | 'clock' | 'store'> {
  store: NamesOptions['store'] & Pick<WriterThread, 'wantedResources'>;
  /** A backlog is coming in: names can wait, events cannot. */
  behind: () => boolean;
  /** Names became known. */
  named: () => void;
}

export interface Resolver {
  /** There are resources without a name. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids in one call. */
const BATCH = 100;
/** Between two batches while a backlog comes in, ms. */
const UNHURRIED = 1_000;

/** Asks the server for the names of resources that events speak of, the newest first. */
export function createResolver(options: ResolverOptions): Resolver {
  const { store, signal, clock } = options;
  const bell = createBell();

  const read = readingNames(options);

  return {
    kick: bell.ring,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const ids = await store.wantedResources(BATCH);
          if (ids.length === 0) {
            await bell.wait(clock, signal);
            continue;
          }
          await read(ids);
          attempt = 0;
          options.named();
          if (options.behind()) await sleep(clock, UNHURRIED, signal);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
