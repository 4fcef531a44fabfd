import type { BannerQuery, BannerRef, Outcome } from '../model/banner.ts';
import type { NotificationRef } from '../model/notification.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** The banners of all accounts, and what became of them. See `Engine`. */
export function createBannerList({ read, sessions }: Registry) {
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
  } satisfies Partial<Engine>;
}
