import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayState } from './overview.ts';

/**
 * The tray's icon for a state: on macOS a template the menu bar tints, elsewhere the one for the theme that is on; a plain
 * disc where the drawn one is missing.
 */
export function trayIcon(folder: string, state: TrayState): NativeImage {
  const theme = nativeTheme.shouldUseDarkColors ? '-dark' : '-light';
  const look = process.platform === 'darwin' ? 'Template' : theme;
  const drawn = nativeImage.createFromPath(join(folder, `${state}${look}.png`));
  return drawn.isEmpty() ? disc(colours[state]) : drawn;
}

type Colour = [red: number, green: number, blue: number];

const colours: Record<TrayState, Colour> = {
  normal: [110, 118, 129],
  unread: [38, 110, 220],
  offline: [190, 190, 190],
  problem: [200, 60, 40],
};

const size = 22;

/** A filled circle; bitmaps are BGRA. */
function disc([red, green, blue]: Colour): NativeImage {
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5) > size / 2 - 2) continue;
      pixels.set([blue, green, red, 255], (y * size + x) * 4);
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
}
