import { z } from 'zod';
import { OwnId } from '../core/model/bounds.ts';
import {
  BulkBegun,
  InboxChoice,
  InboxCount,
  InboxQuery,
  InboxRow,
  NotificationRef,
} from '../core/model/notification.ts';
import { GrantLevel } from '../core/model/resource.ts';
import { Page } from './page.ts';

/** The channels about personal notifications: a part of `requests` in contract.ts. */
export const inboxRequests = {
  'inbox.count': {
    input: InboxQuery,
    output: InboxCount,
  },
  'inbox.page': { input: z.object({ query: InboxQuery, ...Page }), output: z.array(InboxRow) },
  /** Nothing is sent before `undoUntil`; until then `inbox.undo` takes it back whole. */
  'inbox.acknowledge': { input: z.object({ which: InboxChoice }), output: BulkBegun },
  'inbox.undo': { input: z.object({ bulk: OwnId }), output: z.object({ restored: z.number() }) },
  /** Sends again what failed. */
  'inbox.retry': { input: z.object({ which: InboxChoice }), output: BulkBegun },
  /** Grants what an access request asks for; it is acknowledged only after that has worked. */
  'inbox.grant': { input: z.object({ request: NotificationRef, level: GrantLevel }), output: z.void() },
} as const;
