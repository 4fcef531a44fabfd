import type { Clock } from './clock.ts';
import type { Throttled } from './throttle.ts';

/** How much longer than a run took the pause after it is at least: it has a tenth of the time. */
const PAUSE_SHARE = 9;

/**
 * Like `throttle`, for what may take long itself: the pause grows with the time that a run took. What a run throws is left to
 * the next one.
 *
 * @param ms the least pause.
 */
export function throttleByCost(clock: Clock, ms: number, run: () => Promise<unknown>): Throttled {
  let isBusy = false;
  let again = false;
  let stopped = false;
  let cancel = () => {};

  function call(): void {
    if (stopped) return;
    if (isBusy) {
      again = true;
      return;
    }
    isBusy = true;
    again = false;
    const began = clock.monotonic();
    const over = () => {
      if (stopped) return;
      cancel = clock.after(Math.max(ms, PAUSE_SHARE * (clock.monotonic() - began)), () => {
        isBusy = false;
        if (again) call();
      });
    };
    run().then(over, over);
  }
  return Object.assign(call, {
    stop() {
      stopped = true;
      cancel();
    },
  });
}
