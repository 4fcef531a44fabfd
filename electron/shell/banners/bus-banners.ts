import type { Clock } from '../../core/base/clock.ts';
import type { BannerFailure } from '../../core/model/banner-failures.ts';
import type { BannerIcon } from '../../core/model/banner-look.ts';
import { type Bus, BusError } from '../bus/bus.ts';
import type { BannerContent, BannerResult, BannerService } from './banner-service.ts';
import { followService } from './notification-service.ts';
import { type NotifyWords, notifyCall, type Pixels } from './notify-call.ts';
import { type BusBanner, createShownBanners } from './shown-banners.ts';

/** How long the service has to answer before a banner counts as failed, ms. */
const answerMs = 5_000;
/** Banners that wait for an answer. A service that never answers is given no more than these. */
const mostWaiting = 20;

const failed = (error: BannerFailure): BannerResult => ({ outcome: 'failed', error });

export interface BusBannersOptions {
  bus: Bus;
  clock: Clock;
  words: NotifyWords;
  /** The picture of a name; null if there is none. */
  pictureOf: (icon: BannerIcon) => Pixels | null;
}

/** Banners of a Linux desktop, over the session bus. No call waits for the notification service. */
export function createBusBanners({ bus, clock, words, pictureOf }: BusBannersOptions): BannerService {
  const service = followService(bus);
  const shown = createShownBanners(bus, service);
  let waiting = 0;

  async function give(banner: BusBanner, content: BannerContent, earlier: BusBanner | null): Promise<void> {
    const { capabilities } = await service.info();
    // Its number may still be on the way.
    if (earlier !== null && earlier.id === 0) await earlier.result;
    // A banner with another service, or whose number never came, cannot be replaced.
    const replaces = earlier !== null && earlier.owner === service.owner() ? earlier.id : 0;
    if (replaces === 0) earlier?.close();
    else shown.replaced(replaces);
    const picture = content.icon && pictureOf(content.icon);
    await shown.ask(banner, notifyCall(content, replaces, capabilities, words, picture));
  }

  return {
    show(content, events, earlier) {
      const banner: BusBanner = {
        id: 0,
        owner: null,
        isClosed: false,
        buttons: content.buttons,
        events,
        result: Promise.resolve(failed('too-many-waiting')),
        close: () => shown.close(banner),
      };
      if (waiting >= mostWaiting) return banner;
      waiting++;
      const given = give(banner, content, earlier as BusBanner | null).finally(() => {
        waiting--;
      });
      return Object.assign(banner, { result: resultOf(given, clock) });
    },
  };
}

function resultOf(given: Promise<void>, clock: Clock): Promise<BannerResult> {
  return new Promise((resolve) => {
    const cancel = clock.after(answerMs, () => resolve(failed('no-answer')));
    given
      .then(() => resolve({ outcome: 'shown' }))
      .catch((error: unknown) => resolve(failure(error)))
      .finally(cancel);
  });
}

function failure(error: unknown): BannerResult {
  if (error instanceof BusError) {
    const isNobody = /ServiceUnknown|NameHasNoOwner|Spawn/.test(error.errorName ?? '');
    if (isNobody || error.kind === 'no-bus') return { outcome: 'unsupported', error: error.message };
    if (error.kind === 'deadline') return failed('no-answer');
  }
  const said = error instanceof BusError ? error.said : null;
  return { outcome: 'failed', error: said || (error instanceof Error ? error.message : String(error)) };
}
