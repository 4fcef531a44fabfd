import { app, type BrowserWindow } from 'electron';
import type { Overview } from './overview.ts';
import { trayIcon } from './tray-icon.ts';

/** Shows the count on the app's icon: in the dock or launcher, or as an overlay in the Windows taskbar. */
export function showBadge(overview: Overview, window: BrowserWindow | null, icons: string): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(overview.badge);
    return;
  }
  if (window === null || window.isDestroyed()) return;
  if (overview.badge === 0) window.setOverlayIcon(null, '');
  else window.setOverlayIcon(trayIcon(icons, 'unread'), overview.lines.join(', '));
}
