import type { Clock } from '../../core/base/clock.ts';

/** How long a page has to ask for something, s. It does so as soon as its script runs. */
const PATIENCE_S = 15;

export interface PageWatchOptions {
  clock: Pick<Clock, 'after'>;
  /** The page has asked for nothing. */
  silent: () => void;
}

/**
 * Looks whether a page that was loaded comes to life: its script may not have come, or its process may hang. Seconds are
 * counted one by one, so that a time in which the main process itself was busy, or the computer asleep, counts as one.
 */
export function createPageWatch({ clock, silent }: PageWatchOptions) {
  let cancel = (): void => undefined;
  function wait(left: number): void {
    cancel = clock.after(1_000, () => (left > 1 ? wait(left - 1) : silent()));
  }
  const stop = () => cancel();
  return {
    /** A page begins to load. */
    begin(): void {
      stop();
      wait(PATIENCE_S);
    },
    /** The page has asked for something, or is gone. */
    stop,
  };
}
