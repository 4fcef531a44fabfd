import { app, type BrowserWindow } from 'electron';
import { overlayIcon } from './overlay-icon.ts';
import type { Overview } from './overview.ts';

/** Shows the count on the app's icon: in the dock or launcher, or as an overlay in the Windows taskbar. */
export function showBadge(overview: Overview, window: BrowserWindow | null): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(overview.badge);
    return;
  }
  if (window === null || window.isDestroyed()) return;
  if (overview.badge === 0) window.setOverlayIcon(null, '');
  else window.setOverlayIcon(overlayIcon(overview.badge), overview.lines.join(', '));
}
