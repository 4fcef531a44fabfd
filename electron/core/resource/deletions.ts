import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { waitToRetry } from '../base/retry.ts';
import type { DeletionOptions } from './deletion-options.ts';
import { lookingInside } from './look-inside.ts';
import { createLookTimes } from './look-times.ts';
import { tellingDeletions } from './tell-deletions.ts';

export interface Deletions {
  /** Something was updated, or is known to be deleted. */
  kick(): void;
  run(): Promise<void>;
}

/** Between two looks while a backlog comes in, ms. */
const UNHURRIED = 1_000;
/** Looks that are read from the store in one go. */
const BATCH = 100;

/**
 * Finds deletions by asking: AOS publishes the deletion of a child on a subject that no watcher's consumer has, so that all
 * a watcher gets is an update of the parent (observed on v2.0.2). After such an update the known children are asked after;
 * a deleted one is still answered, with status DELETED.
 */
export function createDeletions(options: DeletionOptions): Deletions {
  const { store, signal, clock } = options;
  const bell = createBell();
  const times = createLookTimes(clock);
  const { tell, happened } = tellingDeletions(options);
  const lookInside = lookingInside(options, happened);

  /** Does what is due; gives how long there is nothing to do then, ms. */
  async function round(): Promise<number> {
    await tell();
    const looks = await store.looks(BATCH);
    times.forgetOld(looks);
    let rest = Number.POSITIVE_INFINITY;
    for (const look of looks) {
      const wait = times.dueIn(look);
      if (wait > 0) {
        rest = Math.min(rest, wait);
        continue;
      }
      await lookInside(look);
      times.looked(look.key);
      await tell();
      if (options.behind()) await sleep(clock, UNHURRIED, signal);
      if (signal.aborted) return 0;
      // Others may have been updated meanwhile.
      rest = 0;
    }
    return rest;
  }

  return {
    kick: bell.ring,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const rest = await round();
          attempt = 0;
          if (rest === Number.POSITIVE_INFINITY) await bell.wait(clock, signal);
          else if (rest > 0) await bell.wait(clock, signal, rest);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
