import { type NativeImage, nativeImage } from 'electron';
import { overlayPixels } from './overlay-pixels.ts';

/** The overlay of the Windows taskbar for a count, in the sizes of normal and of dense screens. */
export function overlayIcon(count: number): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const sizePx = 16 * scaleFactor;
    const buffer = overlayPixels(count, sizePx);
    image.addRepresentation({ scaleFactor, width: sizePx, height: sizePx, buffer });
  }
  return image;
}
