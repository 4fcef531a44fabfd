import { app, powerMonitor } from 'electron';
import type { Log } from './log.ts';

/**
 * Quitting in order: whatever asks for it (menu, tray, signal, end of the session), `stop` runs once and the app ends after
 * it, at the latest after `limitMs`. Gives a function that says whether quitting has begun.
 */
export function quitInOrder(stop: () => Promise<void>, limitMs: number, log: Log): () => boolean {
  let begun = false;
  let done = false;
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    if (begun) return;
    begun = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs));
    const stopped = stop().catch((error: unknown) => log(`stopping: ${String(error)}`));
    Promise.race([stopped, limit]).then(() => {
      done = true;
      app.exit(0);
    });
  });
  // The computer shuts down: it waits for us, for a little while.
  powerMonitor.on('shutdown', () => app.quit());
  return () => begun;
}
