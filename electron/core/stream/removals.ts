import { createBell } from '../base/bell.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { isPassing } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { explainWithProbe } from '../transport/explain-with-probe.ts';

export interface RemovalOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'removals' | 'settleRemoval'>;
  changed: () => void;
}

/** Deletes consumers on the server that are no longer needed: now, or as soon as the server can be reached. */
export function createRemovals(options: RemovalOptions): {
  kick(): void;
  run(): Promise<void>;
  count(): number;
} {
  const { api, store, signal, clock } = options;
  const bell = createBell();
  let count = 0;

  async function remove(consumer: string): Promise<void> {
    try {
      await api.events.deleteStreamConsumer({ streamConsumer: consumer }, { signal });
    } catch (error) {
      // If the consumer is gone, or this account may not delete it, there is nothing left to do.
      const problem = await explainWithProbe(error, api, signal);
      if (isPassing(problem) && !isConsumerGone(error)) throw problem;
    }
    await store.settleRemoval(consumer);
  }

  return {
    kick: bell.ring,
    count: () => count,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const consumers = await store.removals();
          count = consumers.length;
          options.changed();
          // All at the same time, since a call for one consumer may hang until another one is deleted.
          const tried = await Promise.allSettled(consumers.map(remove));
          const failed = tried.find(({ status }) => status === 'rejected');
          if (failed) throw failed;
          attempt = 0;
          if (consumers.length === 0) await bell.wait(clock, signal);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
