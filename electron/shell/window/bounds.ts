import type { WindowBounds } from '../settings/settings.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Narrow enough for half a laptop screen at 200% zoom. */
export const minimumSize = { width: 400, height: 360 };
const defaultSize = { width: 1180, height: 760 };

/**
 * The bounds for a new window: those saved, if enough of the top edge is on one of the screens to grab it there. Otherwise
 * the system places the window.
 */
export function placement(saved: WindowBounds | null, screens: readonly Area[]): Partial<Area> {
  if (saved === null) return defaultSize;
  const width = Math.max(minimumSize.width, saved.width);
  const height = Math.max(minimumSize.height, saved.height);
  const canBeGrabbed = screens.some((screen) => {
    const overlap = Math.min(saved.x + width, screen.x + screen.width) - Math.max(saved.x, screen.x);
    return overlap >= 100 && saved.y >= screen.y && saved.y < screen.y + screen.height - 40;
  });
  return canBeGrabbed ? { x: saved.x, y: saved.y, width, height } : { width, height };
}
