import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayState } from './overview.ts';

/**
 * The tray icon for a state: on macOS a template image that the menu bar tints, elsewhere the icon for the current theme.
 * A coloured disc stands in for a missing file.
 */
export function trayIcon(folder: string, state: TrayState): NativeImage {
  const theme = nativeTheme.shouldUseDarkColors ? '-dark' : '-light';
  const variant = process.platform === 'darwin' ? 'Template' : theme;
  const drawn = nativeImage.createFromPath(join(folder, `${state}${variant}.png`));
  return drawn.isEmpty() ? disc(colours[state]) : drawn;
}

type Colour = [red: number, green: number, blue: number];

const colours: Record<TrayState, Colour> = {
  normal: [110, 118, 129],
  unread: [38, 110, 220],
  offline: [190, 190, 190],
  problem: [200, 60, 40],
};

const sizePx = 22;

/** Draws a filled circle. Bitmaps are in BGRA order. */
function disc([red, green, blue]: Colour): NativeImage {
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  for (let y = 0; y < sizePx; y++) {
    for (let x = 0; x < sizePx; x++) {
      if (Math.hypot(x - sizePx / 2 + 0.5, y - sizePx / 2 + 0.5) > sizePx / 2 - 2) continue;
      pixels.set([blue, green, red, 255], (y * sizePx + x) * 4);
    }
  }
  return nativeImage.createFromBitmap(pixels, { width: sizePx, height: sizePx });
}
