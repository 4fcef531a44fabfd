import type { Bus, BusCall } from '../bus/bus.ts';
import type { BannerContent, BannerEvents, ShownBanner } from './banner-service.ts';
import { createEarlySignals } from './early-signals.ts';
import { type FollowedService, notifications } from './notification-service.ts';
import { clickKey } from './notify-call.ts';

/** `NotificationClosed` gives this reason when the person closed the banner. */
const closedByPerson = 2;

export interface BusBanner extends ShownBanner {
  /** Its number at the service; 0 until the service has answered. */
  id: number;
  /** The connection of the service that shows it. */
  owner: string | null;
  isClosed: boolean;
  buttons: BannerContent['buttons'];
  events: BannerEvents;
}

/** The banners that the notification service shows, and what becomes of them. */
export function createShownBanners(bus: Bus, service: FollowedService) {
  const shown = new Map<number, BusBanner>();
  const early = createEarlySignals<BusBanner>();

  function closeAtService(id: number): void {
    const call = { ...notifications, member: 'CloseNotification', signature: 'u', body: [id] };
    // Services answer with an error when the banner is gone already.
    bus.call({ ...call, mayActivate: false }).catch(() => undefined);
  }

  /** Hears a signal about a banner. What comes before the answer with its number waits for that. */
  const hear = (member: string, heard: (banner: BusBanner, body: unknown[]) => void) =>
    bus.listen({ ...notifications, member }, ({ sender, body }) => {
      if (sender !== service.owner()) return;
      const id = Number(body[0]);
      const banner = shown.get(id);
      if (banner !== undefined) heard(banner, body);
      else early.keep(id, (one) => heard(one, body));
    });
  hear('ActionInvoked', ({ events, buttons }, [, key]) => {
    const action = key === clickKey ? 'open' : buttons.find((one) => one === key);
    if (action !== undefined) events.chosen(action);
  });
  hear('NotificationClosed', (banner, [, reason]) => {
    shown.delete(banner.id);
    banner.events.closed(reason === closedByPerson);
  });
  service.onChange(() => {
    early.forget();
    const gone = [...shown.values()].filter(({ owner }) => owner !== service.owner());
    for (const banner of gone) {
      shown.delete(banner.id);
      banner.events.closed(false);
    }
  });

  /** The service has answered, perhaps long after the banner counted as failed. */
  function arrived(banner: BusBanner, id: number): void {
    if (banner.isClosed) return void closeAtService(id);
    banner.id = id;
    banner.owner = service.owner();
    shown.set(id, banner);
    for (const hear of early.take(id)) if (shown.get(id) === banner) hear(banner);
  }

  return {
    /** Asks the service to show a banner. @returns when it has answered; rejects where it does not show it. */
    ask: (banner: BusBanner, call: BusCall): Promise<void> =>
      early.during(bus.call(call), ([id]) => arrived(banner, Number(id))),
    /** Another banner takes its place: it has nothing more to say. */
    replaced: (id: number): void => void shown.delete(id),
    close(banner: BusBanner): void {
      if (banner.isClosed) return;
      banner.isClosed = true;
      if (shown.get(banner.id) === banner && shown.delete(banner.id)) closeAtService(banner.id);
    },
  };
}
