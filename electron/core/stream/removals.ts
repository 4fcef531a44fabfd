import { createBell } from '../base/bell.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import { isPassing } from '../model/problem.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { blame } from '../transport/explain-with-probe.ts';

export interface RemovalOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'removals' | 'settleRemoval'>;
  changed: () => void;
}

/** Deletes consumers on the server that nothing here needs any more: now, or when it can be reached. */
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
      // Gone already, or not ours to delete: either way there is nothing left to do.
      const problem = await blame(error, api, signal);
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
          // One that cannot be deleted now keeps no other waiting: a call may hang until its consumer is deleted.
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
