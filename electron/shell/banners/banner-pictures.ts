import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import type { BannerIcon } from '../../core/model/banner-look.ts';
import type { Pixels } from './notify-call.ts';

/** Reads the pictures of banners, each once. */
export function createBannerPictures(folder: string) {
  const images = new Map<BannerIcon, NativeImage>();

  /** Returns null if there is no such picture. */
  function imageOf(icon: BannerIcon): NativeImage | null {
    const image = images.get(icon) ?? nativeImage.createFromPath(join(folder, `${icon}.png`));
    images.set(icon, image);
    return image.isEmpty() ? null : image;
  }

  return {
    imageOf,
    pixelsOf(icon: BannerIcon): Pixels | null {
      const image = imageOf(icon);
      return image && { ...image.getSize(), data: straightened(image.toBitmap()) };
    },
  };
}

/** Turns Electron's pixels (blue, green, red, alpha; colours multiplied by alpha) into red, green, blue, alpha. */
function straightened(bitmap: Buffer): Buffer {
  const pixels = Buffer.alloc(bitmap.length);
  for (let at = 0; at < bitmap.length; at += 4) {
    const alpha = bitmap[at + 3] ?? 0;
    const colour = (of: number) =>
      alpha === 0 ? 0 : Math.min(255, Math.round(((bitmap[at + of] ?? 0) * 255) / alpha));
    pixels.set([colour(2), colour(1), colour(0), alpha], at);
  }
  return pixels;
}
