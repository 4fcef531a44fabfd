import type { BrowserWindow, WebContents } from 'electron';
import type { Clock } from '../../core/base/clock.ts';

/** After this time a window is shown without its first frame, ms: where the page cannot be loaded, that does not come. */
const LATEST_MS = 3_000;
/** A page that has loaded has painted by then, ms, if it does so at all before it is seen. */
const LOADED_MS = 80;

interface Window extends Pick<BrowserWindow, 'once' | 'isDestroyed'> {
  webContents: Pick<WebContents, 'once'>;
}

/**
 * Shows a window when its first frame is there, so that it does not flash empty. Where there is no graphics card, Electron
 * may not tell of that frame (seen in half of the windows that were opened from the tray), so a page that has loaded is
 * shown as well; at the latest the window is shown after a while, unless it was closed before.
 */
export function showFirst(window: Window, clock: Pick<Clock, 'after'>, show: () => void): void {
  let isDue = true;
  const once = () => {
    if (!isDue) return;
    isDue = false;
    cancel();
    if (!window.isDestroyed()) show();
  };
  const cancel = clock.after(LATEST_MS, once);
  window.once('ready-to-show', once);
  window.webContents.once('did-finish-load', () => clock.after(LOADED_MS, once));
  // Somebody who has closed it does not expect it to appear a moment later.
  window.once('close', () => {
    isDue = false;
    cancel();
  });
}
