import { app, powerMonitor } from 'electron';
import type { Log } from './log-file.ts';
import { runSteps } from './run-steps.ts';

export interface Quit {
  isQuitting(): boolean;
  /** Sets what has to be done before the app ends, in this order. */
  beforeQuit(...steps: (() => unknown)[]): void;
}

/**
 * Makes the app quit in order: whatever asks for it (menu, tray, signal, end of the session), the steps run once and the
 * app ends after them, or after `limitMs` at the latest.
 */
export function quitInOrder(limitMs: number, log: Log): Quit {
  let steps: (() => unknown)[] = [];
  let quitting = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs));
    void Promise.race([runSteps(steps, log), limit]).then(() => app.exit(0));
  });
  // When the computer shuts down, it waits a little while for the app.
  powerMonitor.on('shutdown', () => app.quit());
  return {
    isQuitting: () => quitting,
    beforeQuit(...given) {
      steps = given;
    },
  };
}
