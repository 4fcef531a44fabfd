import { z } from 'zod';
import { BannerQuery, BannerRow, Why } from '../core/model/banner.ts';
import { Position } from '../core/model/bounds.ts';
import { NotificationRef } from '../core/model/notification.ts';
import { Rule, RulePreview, Rules } from '../core/model/rule.ts';
import { Page } from './page.ts';

/** The channels about banners and the rules that decide about them: a part of `requests` in contract.ts. */
export const alertRequests = {
  /** Whether what shows banners here also plays sounds; null where that is not known. */
  'alerts.playsSound': { input: z.undefined(), output: z.boolean().nullable() },
  'alerts.count': { input: BannerQuery, output: z.object({ total: z.number() }) },
  /** Banners offset … offset+limit-1, newest first. */
  'alerts.page': { input: z.object({ query: BannerQuery, ...Page }), output: z.array(BannerRow) },
  /** Replaces the list of rules. */
  'rules.change': { input: z.object({ rules: Rules }), output: z.void() },
  /** What a rule would have done lately at its place in the list, which may have it already. */
  'rules.preview': {
    input: z.object({ rule: Rule, place: Position }),
    output: RulePreview,
  },
  /** Why a notification had a banner, or had none; null if it is no longer kept. */
  'alerts.notificationWhy': { input: NotificationRef, output: Why.nullable() },
} as const;
