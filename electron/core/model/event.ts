import { z } from 'zod';
import { actions } from './actions.ts';
import { Announcement, AnnouncementKind } from './announcement.ts';
import {
  Count,
  LongText,
  MAX_CHOICES,
  MAX_LISTED,
  Name,
  OwnId,
  RowNumber,
  ServerId,
  Time,
} from './bounds.ts';
import { conditionOn } from './filter.ts';
import { namesOf } from './named-codes.ts';
import { eventStates } from './query-fields.ts';
import { Permission, ResourceKind } from './resource.ts';
import { SnoozeState } from './snooze-state.ts';
import { StandIn } from './stand-in.ts';
import { subjects } from './subjects.ts';

export const Action = z.enum(namesOf(actions));
export type Action = z.infer<typeof Action>;

export const Subject = z.enum(namesOf(subjects));
export type Subject = z.infer<typeof Subject>;

/** Which event: an account and a row number in its database. */
export const EventRef = z.object({ account: OwnId, id: RowNumber });
export type EventRef = z.infer<typeof EventRef>;

/** What a row stands for where the list is folded: its burst's matching events, itself among them. */
export const Burst = z.object({
  events: Count,
  unread: Count,
  /** Only where all of them have a star. */
  starred: z.literal(true).optional(),
  /** How many different resources they are about. */
  resources: Count,
  /** What it began with: the names of a few of them, without that of the head. */
  names: z.array(Name).max(MAX_CHOICES),
});
export type Burst = z.infer<typeof Burst>;

/** How one of the person's own permissions changed; `from` is null if it is new, `to` if it was taken away. */
export const PermissionChange = z.object({
  id: ServerId,
  kind: ResourceKind,
  /** null while it is not known. */
  name: Name.nullable(),
  from: Permission.nullable(),
  to: Permission.nullable(),
  /** The person made the resource. */
  created: z.boolean(),
});
export type PermissionChange = z.infer<typeof PermissionChange>;

/** What an event about the person's own user was about; `unknown` where that could not be found out. */
export const Personal = z.discriminatedUnion('is', [
  z.object({ is: z.literal('permissions'), changes: z.array(PermissionChange).max(MAX_LISTED) }),
  z.object({ is: z.enum(['profile', 'tokens', 'unknown']) }),
]);
export type Personal = z.infer<typeof Personal>;

/** An event as a list shows it. */
export const EventRow = z.object({
  account: OwnId,
  /** Row number within the account's database: stable, never reused. */
  id: RowNumber,
  /** Epoch milliseconds. */
  time: Time,
  action: Action,
  subject: Subject,
  resourceId: ServerId.nullable(),
  /** null while the name is not known yet; empty if it can no longer be learned (deleted before it was known). */
  name: Name.nullable(),
  /** Names from the project down to the parent, as far as they are known. */
  path: z.array(Name).max(MAX_CHOICES),
  /** For events that are not about a resource: what the server says. */
  text: LongText.nullable(),
  /** Where an announcement has no text of its own. */
  standIn: StandIn.optional(),
  /** Of an announcement, except where it was stored by a version that did not keep this. */
  announcement: Announcement.pick({ kind: true, teaser: true }).optional(),
  read: z.boolean(),
  subscriptions: z.array(OwnId).max(MAX_LISTED),
  /** Of an event about the person's own user, as soon as it is looked up. */
  personal: Personal.optional(),
  /** Only where it stands for more than itself. */
  burst: Burst.optional(),
  /** How many updates published moments apart it stands for, where there is more than one. */
  updates: Count.optional(),
  /** It only follows from something created or deleted inside its resource. */
  derived: z.literal(true).optional(),
  /** Only where it is or was snoozed. */
  snooze: SnoozeState.optional(),
  /** Only where it has a star. */
  starred: z.literal(true).optional(),
});
export type EventRow = z.infer<typeof EventRow>;

/** What a row says of what an event consists of. Of other actions than an update it is only known how often it was told. */
export const partsOf = (
  action: Action,
  parts: number,
  derived: boolean,
): Pick<EventRow, 'updates' | 'derived'> => ({
  ...(action === 'updated' && parts > 1 && { updates: parts }),
  ...(derived && { derived: true as const }),
});

/** Which subscription: its id is unique only within its account. */
export const SubscriptionRef = z.object({ account: OwnId, id: OwnId });
export type SubscriptionRef = z.infer<typeof SubscriptionRef>;

/** A condition of a query: one of the values applies or, with `not`, none. Names and times are resolved. */
export const FeedCondition = z.discriminatedUnion('field', [
  conditionOn(z.literal('kind'), Subject),
  conditionOn(z.literal('announcement'), AnnouncementKind),
  conditionOn(z.literal('action'), Action),
  conditionOn(z.literal('in'), SubscriptionRef),
  /** Ids of accounts. */
  conditionOn(z.literal('account'), OwnId),
  conditionOn(z.literal('is'), z.enum(namesOf(eventStates))),
  /** Those that a summary of held banners told of, by its time. It is no part of the query language. */
  conditionOn(z.literal('summary'), Time),
  /** Those that these banners of the account tell of. It is no part of the query language. */
  conditionOn(z.literal('banner'), RowNumber),
  /** Those of these resources of the account, and of what is inside them. It is no part of the query language. */
  conditionOn(z.literal('inside'), ServerId),
  /**
   * A text that has to occur in the resource's name, title, path or, from three letters on, id; or in the title, the teaser or
   * the text of an announcement.
   */
  conditionOn(z.literal('text'), z.string().max(1_000)),
]);
export type FeedCondition = z.infer<typeof FeedCondition>;

/** Which events a list shows: those for which all conditions hold. */
export const FeedQuery = z.object({
  /** null: all accounts. */
  account: OwnId.nullable(),
  /** From this time on, and before this one; epoch milliseconds. */
  from: Time.nullable(),
  to: Time.nullable(),
  where: z.array(FeedCondition).max(200).readonly().default([]),
  /** A burst (same action, same parent, within a minute) is one row, that of its head. */
  fold: z.boolean().optional(),
  /** false leaves out updates that only follow from a change inside their resource. */
  derived: z.boolean().optional(),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

/** The query without a filter: every event of every account. */
export const everything: FeedQuery = { account: null, from: null, to: null, where: [] };

/** Every unread event of every account. */
export const everythingUnread: FeedQuery = {
  ...everything,
  where: [{ field: 'is', not: false, values: ['unread'] }],
};

/** How many events match, how many rows they make, and how they fall on the days of the person's time zone. */
export const FeedCount = z.object({
  total: z.number(),
  unread: z.number(),
  rows: z.number(),
  /** Newest day first: `count` is rows, `events` what is in them. */
  days: z.array(z.object({ start: z.number(), count: z.number(), events: z.number() })),
});
export type FeedCount = z.infer<typeof FeedCount>;

/** Where the row of a burst is, and how many matching events the burst has. */
export const BurstPlace = z.object({ place: z.number(), events: z.number() });
export type BurstPlace = z.infer<typeof BurstPlace>;
