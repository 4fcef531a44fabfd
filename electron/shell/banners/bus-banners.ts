import type { Clock } from '../../core/base/clock.ts';
import { type Bus, BusError } from '../bus/bus.ts';
import type { BannerEvents, BannerResult, BannerService, ShownBanner } from './banner-service.ts';
import { followService, notifications } from './notification-service.ts';
import { type NotifyWords, notifyCall } from './notify-call.ts';

/** How long the service has to answer before a banner counts as failed, ms. */
const answerMs = 5_000;
/** Banners that wait for an answer. A service that never answers is given no more than these. */
const mostWaiting = 20;
/** `NotificationClosed` gives this reason when the person closed the banner. */
const closedByPerson = 2;

interface BusBanner extends ShownBanner {
  /** Its number at the service; 0 until the service has answered. */
  id: number;
  /** The connection of the service that shows it. */
  owner: string | null;
  isClosed: boolean;
  events: BannerEvents;
}

export interface BusBannersOptions {
  bus: Bus;
  clock: Clock;
  words: NotifyWords;
}

/** Banners of a Linux desktop, over the session bus. No call waits for the notification service. */
export function createBusBanners({ bus, clock, words }: BusBannersOptions): BannerService & { stop(): void } {
  const service = followService(bus);
  const shown = new Map<number, BusBanner>();
  let waiting = 0;

  function closeAtService(id: number): void {
    const call = {
      ...notifications,
      member: 'CloseNotification',
      signature: 'u',
      body: [id],
      mayActivate: false,
    };
    // Services answer with an error when the banner is gone already.
    bus.call(call).catch(() => undefined);
  }

  /** The service has answered, perhaps long after the banner counted as failed. */
  function arrived(banner: BusBanner, id: number): void {
    if (banner.isClosed) {
      closeAtService(id);
      return;
    }
    banner.id = id;
    banner.owner = service.owner();
    shown.set(id, banner);
  }

  async function give(
    banner: BusBanner,
    content: Parameters<BannerService['show']>[0],
    earlier: BusBanner | null,
  ) {
    const { capabilities } = await service.info();
    // Its number may still be on the way.
    if (earlier !== null && earlier.id === 0) await earlier.result;
    // A banner with another service, or whose number never came, cannot be replaced.
    const replaces = earlier !== null && earlier.owner === service.owner() ? earlier.id : 0;
    if (replaces === 0) earlier?.close();
    else shown.delete(replaces);
    const [id] = await bus.call(notifyCall(content, replaces, capabilities, words));
    arrived(banner, Number(id));
  }

  function resultOf(given: Promise<void>): Promise<BannerResult> {
    return new Promise((resolve) => {
      const cancel = clock.after(answerMs, () =>
        resolve({ outcome: 'failed', error: 'the notification service does not answer' }),
      );
      given
        .then(() => resolve({ outcome: 'shown' }))
        .catch((error: unknown) => resolve(failure(error)))
        .finally(cancel);
    });
  }

  const fromService = (sender: string) => sender === service.owner();
  const stops = [
    bus.listen({ ...notifications, member: 'ActionInvoked' }, ({ sender, body: [id] }) => {
      if (fromService(sender)) shown.get(Number(id))?.events.clicked();
    }),
    bus.listen({ ...notifications, member: 'NotificationClosed' }, ({ sender, body: [id, reason] }) => {
      const banner = shown.get(Number(id));
      if (banner === undefined || !fromService(sender)) return;
      shown.delete(Number(id));
      banner.events.closed(reason === closedByPerson);
    }),
    service.stop,
  ];
  service.onChange(() => {
    const gone = [...shown.values()].filter(({ owner }) => owner !== service.owner());
    for (const banner of gone) {
      shown.delete(banner.id);
      banner.events.closed(false);
    }
  });

  return {
    show(content, events, before) {
      const earlier = before as BusBanner | null;
      const banner: BusBanner = {
        id: 0,
        owner: null,
        isClosed: false,
        events,
        result: Promise.resolve({
          outcome: 'failed',
          error: 'too many banners wait for the notification service',
        }),
        close() {
          if (banner.isClosed) return;
          banner.isClosed = true;
          if (shown.get(banner.id) === banner && shown.delete(banner.id)) closeAtService(banner.id);
        },
      };
      if (waiting >= mostWaiting) return banner;
      waiting++;
      const given = give(banner, content, earlier).finally(() => {
        waiting--;
      });
      return Object.assign(banner, { result: resultOf(given) });
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function failure(error: unknown): BannerResult {
  if (error instanceof BusError && error.kind !== 'deadline') {
    const isNobody = /ServiceUnknown|NameHasNoOwner|Spawn/.test(error.errorName ?? '');
    if (isNobody || error.kind === 'no-bus') return { outcome: 'unsupported', error: error.message };
  }
  return { outcome: 'failed', error: error instanceof Error ? error.message : String(error) };
}
