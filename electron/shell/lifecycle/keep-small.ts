import { getHeapStatistics } from 'node:v8';
import type { Clock } from '../../core/base/clock.ts';
import { collectGarbage } from '../../core/base/collect-garbage.ts';

/** When it looks first: what starting took is garbage by then, ms. */
const FIRST = 10_000;
/** How often it looks after that, ms. */
const EVERY = 60_000;
/** Less garbage than this (bytes) is not worth the work. */
const WORTH = 4 * 1_048_576;

export interface KeepSmallOptions {
  clock: Pick<Clock, 'after'>;
  /** Whether somebody looks at the window, who would notice a pause. */
  isWatched: () => boolean;
  /** Bytes that the heap takes, garbage included. */
  used?: () => number;
  collect?: () => void;
}

/** Collects the main process's garbage from time to time while nobody looks, where V8 would keep it. Returns what ends it. */
export function keepSmall({ clock, isWatched, used = usedHeap, collect = collectGarbage }: KeepSmallOptions) {
  let left = 0;
  let cancel = () => {};
  function look(): void {
    cancel = clock.after(EVERY, look);
    if (isWatched() || used() - left < WORTH) return;
    collect();
    left = used();
  }
  cancel = clock.after(FIRST, look);
  return () => cancel();
}

const usedHeap = () => getHeapStatistics().used_heap_size;
