import { join } from 'node:path';
import type { Clock } from '../../core/base/clock.ts';
import type { Words } from '../../words/languages.ts';
import { type Bus, noBus } from '../bus/bus.ts';
import { createBannerPictures } from './banner-pictures.ts';
import type { BannerService } from './banner-service.ts';
import { soundPath } from './banner-sound.ts';
import { createBusBanners } from './bus-banners.ts';
import { createElectronBanners } from './electron-banners.ts';

export interface SystemBannersOptions {
  bus: Bus;
  clock: Clock;
  words: Words;
  /** The folder of the app's pictures. */
  build: string;
}

/** What shows banners here: the notification service of a Linux desktop, or the system through Electron. */
export function systemBanners({ bus, clock, words, build }: SystemBannersOptions): BannerService {
  const { imageOf, pixelsOf } = createBannerPictures(join(build, 'banner'));
  const { actions } = words.alerts;
  if (bus === noBus) return createElectronBanners(imageOf, actions);
  const soundFile = soundPath(build);
  return createBusBanners({
    bus,
    clock,
    words: { app: words.app, actions, soundFile },
    pictureOf: pixelsOf,
  });
}
