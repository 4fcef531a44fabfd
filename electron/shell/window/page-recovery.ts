import type { Clock } from '../../core/base/clock.ts';

/** So many ends within this time, ms, are a loop. */
const mostEnds = 3;
const withinMs = 60_000;

export interface PageRecoveryOptions {
  clock: Pick<Clock, 'monotonic'>;
  /** Loads the app's own page again. */
  load: () => void;
  /** Tells the person, and does what they choose. */
  giveUp: () => void;
}

/**
 * Loads the page again after its process has ended, until it has ended three times in a minute: then the person decides.
 * The returned function is called each time.
 */
export function createPageRecovery({ clock, load, giveUp }: PageRecoveryOptions): () => void {
  let ends: number[] = [];
  return () => {
    const now = clock.monotonic();
    ends = [...ends.filter((at) => at > now - withinMs), now];
    if (ends.length < mostEnds) return load();
    ends = [];
    giveUp();
  };
}
