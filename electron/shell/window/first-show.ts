import type { BrowserWindow } from 'electron';
import type { Clock } from '../../core/base/clock.ts';

/** After this time a window is shown without its first frame, ms: where the graphics process fails, that may not come. */
const LATEST_MS = 3_000;

/**
 * Shows a window when its first frame is there, so that it does not flash empty; at the latest after a while, unless it was
 * closed before.
 */
export function showFirst(
  window: Pick<BrowserWindow, 'once' | 'isDestroyed'>,
  clock: Pick<Clock, 'after'>,
  show: () => void,
): void {
  let isDue = true;
  const once = () => {
    if (!isDue) return;
    isDue = false;
    cancel();
    if (!window.isDestroyed()) show();
  };
  const cancel = clock.after(LATEST_MS, once);
  window.once('ready-to-show', once);
  // Somebody who has closed it does not expect it to appear a moment later.
  window.once('close', () => {
    isDue = false;
    cancel();
  });
}
