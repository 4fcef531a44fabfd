import type { Clock } from './clock.ts';

/** A function that runs immediately and, if it is called again within `ms`, once more after that time. */
export interface Throttled {
  (): void;
  /** Cancels a run that is still due. */
  stop(): void;
}

export function throttle(clock: Clock, ms: number, run: () => void): Throttled {
  let waiting: (() => void) | undefined;
  let again = false;

  function call(): void {
    if (waiting) {
      again = true;
      return;
    }
    again = false;
    waiting = clock.after(ms, () => {
      waiting = undefined;
      if (again) call();
    });
    run();
  }
  return Object.assign(call, {
    stop() {
      waiting?.();
      again = false;
    },
  });
}
