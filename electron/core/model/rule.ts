import { z } from 'zod';
import { OwnId } from './bounds.ts';
import { cleanText } from './clean-text.ts';
import { EventRow } from './event.ts';

/**
 * What a rule makes of what it matches. urgent: a banner that stays, also in quiet hours; banner: a banner; quiet: it counts as
 * unread, without a banner; nothing: it is read at once.
 */
export const RuleOutcome = z.enum(['urgent', 'banner', 'quiet', 'nothing']);
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** A rule of the list. The first one that matches decides. */
export const Rule = z.strictObject({
  id: OwnId.regex(/^[\w-]+$/),
  /** What the person calls it; empty where its query says enough. */
  name: cleanText(100),
  /** A line of the query language; empty for everything. */
  query: z.string().max(2_000),
  outcome: RuleOutcome,
  /** Ids of the accounts it is for; null for all. */
  accounts: z.array(OwnId).max(100).nullable(),
  /** false: it is skipped. */
  isOn: z.boolean(),
});
export type Rule = z.infer<typeof Rule>;

/** All rules, in their order. */
export const Rules = z
  .array(Rule)
  .max(100)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    message: 'two rules have one id',
  });

/**
 * Ids of the rules that belong to subscriptions and are not in the list: a muted subscription is quiet whatever the list says,
 * and what no rule of the list matches is decided by the level of the subscription.
 */
export type SubscriptionRule = 'muted' | 'level';

/** What a rule would have done with the events of the last days. */
export const RulePreview = z.object({
  /** How many events match it. */
  matched: z.number(),
  /** How many of them it decides: no rule before it takes them. */
  decided: z.number(),
  /** How many banners that makes; events that come close together share one. */
  banners: z.number(),
  /** The last five events that it decides, the newest first. */
  last: z.array(EventRow),
  /** How many of the matching events each rule before it takes. */
  taken: z.array(z.object({ rule: z.string(), count: z.number() })),
  /** The number of days that were looked at. */
  days: z.number(),
});
export type RulePreview = z.infer<typeof RulePreview>;
