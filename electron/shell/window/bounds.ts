import type { WindowBounds } from '../settings/settings.ts';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Narrow enough for half a laptop screen at 200% zoom. */
export const minimum = { width: 400, height: 360 };
const usual = { width: 1180, height: 760 };

/**
 * Where the window goes: where it was, if enough of its top edge can still be seen on one of the screens to grab it;
 * else the usual size, placed by the system.
 */
export function placement(saved: WindowBounds | null, screens: readonly Area[]): Partial<Area> {
  if (saved === null) return usual;
  const width = Math.max(minimum.width, saved.width);
  const height = Math.max(minimum.height, saved.height);
  const reachable = screens.some((screen) => {
    const overlap = Math.min(saved.x + width, screen.x + screen.width) - Math.max(saved.x, screen.x);
    return overlap >= 100 && saved.y >= screen.y && saved.y < screen.y + screen.height - 40;
  });
  return reachable ? { x: saved.x, y: saved.y, width, height } : { width, height };
}
