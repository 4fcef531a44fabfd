import type { Clock } from '../../core/base/clock.ts';
import type { MainWindow } from './main-window.ts';
import type { PageStill } from './page-still.ts';

/** The longest that quitting waits for the page to hand over what it shows, ms. */
const PATIENCE_MS = 200;

export interface LeavingOptions {
  window: Pick<MainWindow, 'isReachable' | 'send' | 'leave' | 'onHidden'>;
  still: Pick<PageStill, 'onHanded'>;
  clock: Pick<Clock, 'after'>;
}

/**
 * Has the page hand over what it shows whenever the window is hidden, and before the app ends. Returns the window's two
 * steps of quitting: `leave` hides it, `settle` waits for what its page hands over.
 */
export function createLeaving({ window, still, clock }: LeavingOptions) {
  let settled = Promise.resolve();
  const ask = () => window.send('still.asked', null);
  window.onHidden(ask);
  return {
    leave(): void {
      if (window.isReachable()) {
        settled = new Promise((resolve) => {
          still.onHanded(resolve);
          clock.after(PATIENCE_MS, resolve);
        });
        ask();
      }
      window.leave();
    },
    settle: (): Promise<void> => settled,
  };
}
