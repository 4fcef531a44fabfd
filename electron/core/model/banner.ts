import { z } from 'zod';
import { AlertSubject } from './alert.ts';
import { BannerRef } from './banner-ref.ts';
import { OwnId } from './bounds.ts';
import { Hold } from './hold.ts';
import { SnoozeState } from './snooze-state.ts';

/** What became of a banner. */
export const Outcome = z.discriminatedUnion('is', [
  /**
   * pending: it was decided, and nothing is known of it yet. handled: one of its buttons did what was to be done.
   * unsupported: nothing on this desktop shows banners. ended: the app ended before it could be shown.
   */
  z.object({
    is: z.enum(['pending', 'shown', 'clicked', 'handled', 'dismissed', 'unsupported', 'ended']),
  }),
  /** Another banner took its place: one that includes it, or the next one about the same thing. */
  z.object({ is: z.literal('replaced') }),
  /** What it told of is over: it was withdrawn. */
  z.object({ is: z.literal('over') }),
  Hold.extend({ is: z.literal('held') }),
  /** error: what the system said, or a `BannerFailure`; null if nothing is known. */
  z.object({ is: z.literal('failed'), error: z.string().nullable() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** What a summary of held banners tells of. */
export interface HeldCounts {
  events: number;
  /** Of the events. */
  unread: number;
  /** Those that are still open. */
  notifications: number;
  /** Of the notifications: requests for access. */
  requests: number;
}

/** What one account has in a summary of what was held. */
export interface HeldShare extends HeldCounts {
  /** The number under which the account's list of banners keeps the summary; null if there is nothing to tell. */
  banner: number | null;
}

/** What was decided about an event or a notification, as it is stored with it. */
export const decisions = [
  // The levels of rules: a banner that stays, a banner, none, none and read at once.
  'urgent',
  'banner',
  'quiet',
  'nothing',
  /** A rule asks for a name that is not known yet. */
  'waiting',
  /** It arrived late, or with many others behind it: it is summed up with them. */
  'backlog',
  'before-watching',
  /** It only follows from a change inside its resource. */
  'derived',
  /** Something else tells of the same change: of an event a notification, of a notification an event. */
  'told',
  /** A notification that was settled before its banner could be shown. */
  'settled',
  /** The app ended before a banner was made. */
  'ended',
  'muted',
  'unimportant',
  /** Earlier versions: a banner was due. They did not note what became of it. */
  'raised',
] as const;
export type Decision = (typeof decisions)[number];

/** What was decided, and the id of the rule that did so; null if none did. */
export interface Ruled {
  alert: Decision;
  rule: string | null;
}

/** Whether and why something was told by a banner. */
export const Why = z.object({
  /** null where none is known: an earlier version did not note it. */
  decision: z.enum(decisions).nullable(),
  /** The id of the rule that decided; null where none did. */
  rule: z.string().nullable(),
  /** The banner that told of it, or was to; null if there is none, or it is no longer kept. */
  banner: z
    .object({
      id: z.number(),
      outcome: Outcome,
      /** When the outcome was noted, epoch ms. */
      changedAt: z.number(),
      /** How many events or notifications it tells of. */
      count: z.number(),
    })
    .nullable(),
  /** Only where it is or was snoozed. Once it has come back, the banner is the one that said so. */
  snooze: SnoozeState.optional(),
});
export type Why = z.infer<typeof Why>;

/** A banner as the list of them shows it. Times are epoch milliseconds. */
export const BannerRow = BannerRef.extend({
  at: z.number(),
  /** null: what it was about is no longer kept. */
  about: AlertSubject.nullable(),
  opens: z.object({
    event: z.number().nullable(),
    notification: z.string().nullable(),
    /** Only what was told together, by this time. */
    summary: z.number().optional(),
  }),
  outcome: Outcome,
  changedAt: z.number(),
  rule: z.string().nullable(),
});
export type BannerRow = z.infer<typeof BannerRow>;

/** Which banners a list shows: all, those that were kept back, or those that could not be shown. */
export const BannerQuery = z.object({
  /** null: all accounts. */
  account: OwnId.nullable(),
  which: z.enum(['all', 'held', 'failed']),
});
export type BannerQuery = z.infer<typeof BannerQuery>;
