import { z } from 'zod';
import { Activity } from '../core/model/activity.ts';
import { Address, MAX_LISTED, OwnId, Time } from '../core/model/bounds.ts';
import { BurstPlace, EventRef, EventRow, FeedCount, FeedQuery } from '../core/model/event.ts';
import { EventDetail } from '../core/model/event-detail.ts';
import { Page } from './page.ts';

/** The channels about events: a part of `requests` in contract.ts. */
export const feedRequests = {
  /**
   * How many events match, how many rows they make, and how they fall on the days of the person's time zone, newest day
   * first: `count` is rows, `events` what is in them.
   */
  'feed.count': {
    input: FeedQuery,
    output: FeedCount,
  },
  /** Rows offset … offset+limit-1, newest first; with `before` (epoch ms) of those from before it. */
  'feed.page': {
    input: z.object({ query: FeedQuery, ...Page, before: Time.nullable().optional() }),
    output: z.array(EventRow),
  },
  /** The matching events over time and by action: what the chart shows. */
  'feed.activity': { input: FeedQuery, output: Activity },
  /** Position of the row that shows an event, which is its burst's where that is folded; null where none does. */
  'feed.locate': {
    input: z.object({ query: FeedQuery, event: EventRef }),
    output: z.number().nullable(),
  },
  /** Where the rows of bursts are, and how many matching events each has; null for one that has no row. */
  'feed.bursts': {
    input: z.object({ query: FeedQuery, heads: z.array(EventRef).max(1_000) }),
    output: z.array(BurstPlace.nullable()),
  },
  /** The matching events of a burst, newest first. */
  'feed.burstPage': {
    input: z.object({ query: FeedQuery, head: EventRef, ...Page }),
    output: z.array(EventRow),
  },
  /** Position of an event among those of its burst, or null. */
  'feed.burstLocate': {
    input: z.object({ query: FeedQuery, event: EventRef }),
    output: z.number().nullable(),
  },
  /** All matching events of bursts: what marking their rows marks. */
  'feed.burstEvents': {
    input: z.object({ query: FeedQuery, heads: z.array(EventRef).max(MAX_LISTED) }),
    output: z.array(EventRef.extend({ read: z.boolean() })),
  },
  'feed.detail': { input: EventRef, output: EventDetail },
  /** Opens a link in the text of an announcement in the browser; nothing else. */
  'feed.openLink': { input: EventRef.extend({ address: Address }), output: z.void() },
  'feed.markRead': {
    input: z.object({ which: z.union([z.array(EventRef).max(MAX_LISTED), FeedQuery]), read: z.boolean() }),
    /** `undo` takes a mark by filter back, whatever its size, until the next one. */
    output: z.object({ changed: z.number(), undo: z.string().nullable() }),
  },
  'feed.undoMark': { input: z.object({ undo: OwnId }), output: z.object({ changed: z.number() }) },
} as const;
