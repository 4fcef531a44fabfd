import type { BrowserWindow } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Words } from '../../words/languages.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { origin } from './asset.ts';
import { tellPageGone } from './page-gone.ts';
import { createPageRecovery } from './page-recovery.ts';
import { createPageWatch } from './page-watch.ts';

const page = `${origin}/index.html`;

export interface KeepPageOptions {
  clock: Clock;
  words: Words;
  /** Calls the listener with each request of the page. */
  onAsked: (listener: () => void) => () => void;
  log: Log;
}

/** Loads the page of a window, and again when it left, when its process has ended, or when it does not come to life. */
export function keepPage(window: BrowserWindow, { clock, words, onAsked, log }: KeepPageOptions): void {
  const { webContents } = window;
  const load = () => {
    if (window.isDestroyed()) return;
    watch.begin();
    window.loadURL(page).catch((error) => log(`the page did not load: ${String(error)}`));
  };
  const giveUp = () => void tellPageGone(window, words, load);
  const ended = createPageRecovery({ clock, load, giveUp });
  const watch = createPageWatch({
    clock,
    silent() {
      log('the page asked for nothing after it was loaded');
      const pid = webContents.getOSProcessId();
      if (pid === 0) return ended();
      // A process that hangs would hang with the page that is loaded next as well. `forcefullyCrashRenderer` asks it to end
      // with a signal that one which is stopped does not get.
      watch.begin();
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        log(`its process was not ended: ${String(error)}`);
      }
    },
  });
  const unlisten = onAsked(watch.stop);
  webContents.on('did-start-loading', watch.begin);
  // No listener can prevent a page from going to about:blank.
  webContents.on('did-navigate', (_event, address) => {
    if (address !== page) load();
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    watch.stop();
    log(`the page's process ended: ${reason} (${exitCode})`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) ended();
  });
  window.once('closed', () => {
    watch.stop();
    unlisten();
  });
  window.on('unresponsive', () => log('the page does not answer'));
  window.on('responsive', () => log('the page answers again'));
  load();
}
