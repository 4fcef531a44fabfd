import { onTestFinished } from 'vitest';
import { type TestStore, testStore } from './store.ts';

/** A store with a signal that ends what uses it. After the test the signal is given and the store closed, in this order. */
export function usedStore(): { store: TestStore; abort: AbortController } {
  const store = testStore();
  const abort = new AbortController();
  onTestFinished(async () => {
    abort.abort();
    // What waits for the signal goes on in this turn.
    await new Promise((resolve) => setImmediate(resolve));
    store[Symbol.dispose]();
  });
  return { store, abort };
}
