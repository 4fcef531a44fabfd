import { z } from 'zod';
import { BannerQuery, BannerRow, Why } from '../core/model/banner.ts';
import { NotificationRef } from '../core/model/notification.ts';
import { Page } from './page.ts';

/** The channels about banners: a part of `requests` in contract.ts. */
export const alertRequests = {
  'alerts.count': { input: BannerQuery, output: z.object({ total: z.number() }) },
  /** Banners offset … offset+limit-1, newest first. */
  'alerts.page': { input: z.object({ query: BannerQuery, ...Page }), output: z.array(BannerRow) },
  /** Why a notification had a banner, or had none; null if it is no longer kept. */
  'alerts.notificationWhy': { input: NotificationRef, output: Why.nullable() },
} as const;
