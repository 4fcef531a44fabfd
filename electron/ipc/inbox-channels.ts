import { z } from 'zod';
import { OwnId } from '../core/model/bounds.ts';
import {
  BulkBegun,
  InboxChoice,
  InboxCount,
  InboxGroup,
  InboxQuery,
  InboxRow,
  NotificationRef,
} from '../core/model/notification.ts';
import { GrantLevel, HeldAccess } from '../core/model/resource.ts';
import { Page } from './page.ts';

/** A page of the page has at most this many rows, each of which may be of a list of its own. */
const MAX_PARTS = 500;

/** The channels about personal notifications: a part of `requests` in contract.ts. */
export const inboxRequests = {
  'inbox.count': {
    input: InboxQuery,
    output: InboxCount,
  },
  /** The groups by person or resource, the newest first; or the days. Those by kind come with the count. */
  'inbox.groups': {
    input: z.object({ query: InboxQuery, by: z.enum(['person', 'resource', 'day']) }),
    output: z.array(InboxGroup),
  },
  'inbox.page': { input: z.object({ query: InboxQuery, ...Page }), output: z.array(InboxRow) },
  /** Parts of several lists, one after the other. */
  'inbox.pages': {
    input: z.array(z.object({ query: InboxQuery, ...Page })).max(MAX_PARTS),
    output: z.array(InboxRow),
  },
  /** Null for one that is not kept. */
  'inbox.row': { input: NotificationRef, output: InboxRow.nullable() },
  /** What the person who requests access may do already; null: not known. Whether the request is opened, or one of those on screen. */
  'inbox.access': {
    input: z.object({ request: NotificationRef, isOpened: z.boolean() }),
    output: HeldAccess.nullable(),
  },
  /** Nothing is sent before `undoUntil`; until then `inbox.undo` takes it back whole. */
  'inbox.acknowledge': { input: z.object({ which: InboxChoice }), output: BulkBegun },
  /** While the time for undo of a bulk is held, it stands still. */
  'inbox.hold': { input: z.object({ bulk: OwnId, isHeld: z.boolean() }), output: z.void() },
  'inbox.undo': { input: z.object({ bulk: OwnId }), output: z.object({ restored: z.number() }) },
  /** Sends again what failed. */
  'inbox.retry': { input: z.object({ which: InboxChoice }), output: BulkBegun },
  /** Grants what access requests ask for; each is acknowledged only after its grant has worked. Can be undone like `inbox.acknowledge`. */
  'inbox.grant': { input: z.object({ which: InboxChoice, level: GrantLevel }), output: BulkBegun },
} as const;
