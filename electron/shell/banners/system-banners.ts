import type { Clock } from '../../core/base/clock.ts';
import type { Words } from '../../words/languages.ts';
import { type Bus, noBus } from '../bus/bus.ts';
import type { BannerService } from './banner-service.ts';
import { createBusBanners } from './bus-banners.ts';
import { electronBanners } from './electron-banners.ts';

/** What shows banners here: the notification service of a Linux desktop, or the system through Electron. */
export function systemBanners(bus: Bus, clock: Clock, { app, banners }: Words): BannerService {
  if (bus === noBus) return electronBanners;
  return createBusBanners({ bus, clock, words: { app, open: banners.openAction } });
}
