import { z } from 'zod';
import { BannerQuery } from '../core/model/banner.ts';
import { BannerRefs } from '../core/model/banner-ref.ts';
import {
  LongText,
  MAX_CHOICES,
  Name,
  OwnId,
  Pixels,
  Position,
  ServerId,
  Time,
} from '../core/model/bounds.ts';
import { EventRef, EventRow, SubscriptionRef } from '../core/model/event.ts';
import { Filter } from '../core/model/filter.ts';
import { inboxGroupings, MAX_CLOSED } from '../core/model/inbox-groupings.ts';
import { BulkView, InboxKind, InboxRow, InboxView, Settlement } from '../core/model/notification.ts';

/** The most selected rows that a view can hold; a page with more of them is not released. */
const maxSelected = 5_000;

/** Where a person was in a list. Positions are indices of rows. */
const placeOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    /** The query, as JSON: the place is one in its list only. */
    query: LongText,
    /** The first row on screen and its position; null for a list that is at its top. The row is null if it is not kept. */
    first: z.object({ row: row.nullable(), index: Position, within: Pixels }).nullable(),
    /** The row that keys act on, if the person chose one; the row itself is null if it was not loaded. */
    chosen: z.object({ row: row.nullable(), index: Position }).nullable(),
    selected: z.array(row).max(maxSelected),
    /** While all that match are selected: the rows that are not. */
    excluded: z.array(row).max(maxSelected).nullable(),
  });

/** Where a person was in a list, to be found again by a page that starts over. */
export type Place<Row> = z.infer<ReturnType<typeof placeOf<z.ZodType<Row>>>>;

/** The place in the list that is shown, by its screen. Lists in which no row can be looked for keep positions alone. */
const ShownList = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('feed'),
    place: placeOf(EventRow.extend({ head: EventRef.optional() })),
    /** The expanded bursts. */
    opened: z.array(EventRef).max(1_000),
  }),
  z.object({ of: z.literal('inbox'), place: placeOf(InboxRow) }),
  z.object({ of: z.literal('subscriptions'), place: placeOf(SubscriptionRef) }),
  z.object({ of: z.enum(['alerts', 'snoozed', 'starred']), place: placeOf(z.null()) }),
]);

/** What a page shows, as it hands it over before it is released and as the next page takes it up. */
export const View = z.object({
  screen: z.string().max(40),
  scope: z.object({
    account: OwnId.nullable(),
    subscription: SubscriptionRef.nullable(),
    announcements: z.boolean(),
    /** Only what this summary of held banners told of. */
    summary: Time.optional(),
    /** Only what these banners told of. */
    banners: BannerRefs.optional(),
    /** Only what happened in this project, collection or dataset. */
    inside: z.object({ account: OwnId, id: ServerId, name: Name }).optional(),
  }),
  /** The subscription shown on the subscriptions screen. */
  subscription: SubscriptionRef.nullable(),
  /** How far a screen that is not a list is scrolled, px. */
  scrolled: Pixels,
  /** The filter as chips. */
  chips: Filter,
  /** What is typed in the search box. */
  line: z.string().max(2_000),
  /** The event whose details are shown. */
  detail: EventRef.nullable(),
  /** null while a screen without a list is shown. */
  list: ShownList.nullable(),
  alerts: z.object({ view: z.enum(['banners', 'rules']), which: BannerQuery.shape.which }),
  /** What the screen of subscriptions is searched for. */
  subscriptions: z.string().max(1_000),
  /** The period that the statistics are about. */
  period: z.string().max(8),
  inbox: z.object({
    view: InboxView,
    kinds: z.array(InboxKind).max(MAX_CHOICES),
    settlements: z.array(Settlement).max(MAX_CHOICES),
    text: z.string().max(1_000),
    summary: Time.optional(),
    open: InboxRow.nullable(),
    /** The groups that are collapsed, for each way of grouping. */
    closed: z
      .array(z.object({ by: z.enum(inboxGroupings), keys: z.array(ServerId).max(MAX_CLOSED) }))
      .max(MAX_CHOICES),
    /** Acknowledgements under way, by account. */
    parts: z.array(BulkView).max(1_000),
  }),
});
export type View = z.infer<typeof View>;
