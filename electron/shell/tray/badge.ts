import { app, type BrowserWindow } from 'electron';
import type { Bus } from '../bus/bus.ts';
import { createLauncherBadge } from './launcher-badge.ts';
import { overlayIcon } from './overlay-icon.ts';
import type { Overview } from './overview.ts';

/** Shows the count on the app's icon. */
export type ShowBadge = (overview: Overview, window: BrowserWindow | null) => void;

/** The badge of this system: in the dock of macOS or Linux, or as an overlay in the task bar of Windows. */
export function createBadge(bus: Bus): ShowBadge {
  if (process.platform === 'win32') return showOverlay;
  const show = process.platform === 'darwin' ? app.setBadgeCount.bind(app) : createLauncherBadge(bus);
  return ({ badge }) => void show(badge);
}

const showOverlay: ShowBadge = ({ badge, lines }, window) => {
  if (window === null || window.isDestroyed()) return;
  if (badge === 0) window.setOverlayIcon(null, '');
  else window.setOverlayIcon(overlayIcon(badge), lines.join(', '));
};
