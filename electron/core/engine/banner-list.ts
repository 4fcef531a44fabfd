import type { Clock } from '../base/clock.ts';
import type { BannerQuery, Outcome } from '../model/banner.ts';
import type { BannerRef } from '../model/banner-ref.ts';
import type { EngineChange } from '../model/change.ts';
import type { NotificationRef } from '../model/notification.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';
import { tellHeld } from './tell-held.ts';

/** The banners of all accounts, and what became of them. See `Engine`. */
export function createBannerList(registry: Registry, clock: Clock, emit: (change: EngineChange) => void) {
  const { read, sessions } = registry;
  return {
    bannerCount: (query: BannerQuery) => read().bannerCount(query),
    bannerPage: (query: BannerQuery, offset: number, limit: number) =>
      read().bannerPage(query, offset, limit),
    notificationWhy: ({ account, id }: NotificationRef) => read().notificationWhy(account, id),
    async noteOutcome({ account, id }: BannerRef, outcome: Outcome) {
      await sessions()
        .find((session) => session.id === account)
        ?.noteOutcome(id, outcome);
    },
    async releaseHeld(at: number) {
      await Promise.allSettled(sessions().map((session) => session.releaseHeld(at)));
    },
    tellHeld: () => tellHeld(registry, clock.now(), emit),
  } satisfies Partial<Engine>;
}
