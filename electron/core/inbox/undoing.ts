import { type RetryContext, waitToRetry } from '../base/retry.ts';
import type { WriterThread } from '../store/thread/thread.ts';

export interface UndoingOptions extends RetryContext {
  store: Pick<WriterThread, 'beginUndo' | 'undoStep' | 'undoneBulks'>;
}

/** Undoes bulks, step by step. What is not finished when the app ends is finished at its next start. */
export function createUndoing(options: UndoingOptions) {
  const { store, signal } = options;
  const underWay = new Set<string>();

  async function carryOut(bulk: string): Promise<number> {
    underWay.add(bulk);
    try {
      let opened = 0;
      for (;;) {
        const more = await store.undoStep(bulk);
        if (more === 0) return opened;
        opened += more;
      }
    } finally {
      underWay.delete(bulk);
    }
  }

  async function finishAll(): Promise<number> {
    let opened = 0;
    for (const bulk of await store.undoneBulks()) if (!underWay.has(bulk)) opened += await carryOut(bulk);
    return opened;
  }

  /** What cannot be stored now is tried again until it can. */
  async function finish(): Promise<number> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await finishAll();
      } catch {
        await waitToRetry(options, attempt);
      }
    }
    return 0;
  }

  return {
    /** Whether this bulk is being undone. */
    has: (bulk: string): boolean => underWay.has(bulk),
    isAny: (): boolean => underWay.size > 0,
    /** Undoes a bulk; returns how many notifications are open again, none when it is too late. */
    async undo(bulk: string): Promise<number> {
      if (underWay.has(bulk) || !(await store.beginUndo(bulk))) return 0;
      return carryOut(bulk);
    },
    /** Finishes what was begun and not finished. Returns how many notifications are open again. */
    finish,
  };
}

export type Undoing = ReturnType<typeof createUndoing>;
