import { z } from 'zod';
import type { PersonalNotificationVariant } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { Count, LongText, MAX_CHOICES, MAX_LISTED, Name, OwnId, ServerId, Time } from './bounds.ts';
import { nameByCode, namesOf } from './named-codes.ts';
import { ProblemSchema } from './problem-schema.ts';
import { GrantLevel, Permission, ResourceKind } from './resource.ts';
import { SnoozeState } from './snooze-state.ts';

interface InboxKindFacts {
  /** What it is stored as. */
  code: number;
  /** The variant of the API that says so; null for what this version does not know. */
  wire: keyof typeof PersonalNotificationVariant | null;
  /** It says that a permission changed, as an event about the person's own user does too. */
  tellsPermission: boolean;
}

/** What a personal notification can be. */
export const inboxKinds = {
  'access-requested': { code: 1, wire: 'ACCESS_REQUESTED', tellsPermission: false },
  'permission-granted': { code: 2, wire: 'PERMISSION_GRANTED', tellsPermission: true },
  'permission-revoked': { code: 3, wire: 'PERMISSION_REVOKED', tellsPermission: true },
  'permission-updated': { code: 4, wire: 'PERMISSION_UPDATED', tellsPermission: true },
  announcement: { code: 5, wire: 'ANNOUNCEMENT', tellsPermission: false },
  other: { code: 0, wire: null, tellsPermission: false },
} as const satisfies Record<string, InboxKindFacts>;

export const InboxKind = z.enum(namesOf(inboxKinds));
export type InboxKind = z.infer<typeof InboxKind>;

/** The kind a stored number stands for. */
export const inboxKindByCode = nameByCode<InboxKind>(inboxKinds, 'other');

/** Which notification: an account and the server's id. */
export const NotificationRef = z.object({ account: OwnId, id: ServerId });
export type NotificationRef = z.infer<typeof NotificationRef>;

/**
 * open: waits for the person; leaving: acknowledged here, can still be undone or is on its way; failed: the server refused;
 * snoozed: waits for its time to come back as open; settled: gone on the server, kept here as history.
 */
export const InboxState = z.enum(['open', 'leaving', 'failed', 'snoozed', 'settled']);
export type InboxState = z.infer<typeof InboxState>;

/** What a notification says, as a code and what it is about; `text` where only the server's words can be shown. */
export const Notice = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('access-requested'),
    user: Name,
    resource: Name,
    kind: ResourceKind.nullable(),
    /** What is asked for, where the request says so. */
    level: GrantLevel.nullable(),
  }),
  /** now: what the account may do with it as last heard, null where that is not known. */
  z.object({ is: z.literal('permission-granted'), resource: Name, now: Permission.nullable() }),
  z.object({ is: z.literal('permission-revoked'), resource: Name }),
  z.object({ is: z.literal('text'), text: LongText }),
]);
export type Notice = z.infer<typeof Notice>;

/**
 * What is done with notifications: they are acknowledged, what they request is granted at a level, or what failed is tried again
 * as it was decided before. An access request that is acknowledged is dismissed without granting.
 */
export const Decision = z.discriminatedUnion('is', [
  z.object({ is: z.literal('acknowledge') }),
  z.object({ is: z.literal('grant'), level: GrantLevel }),
  z.object({ is: z.literal('retry') }),
]);
export type Decision = z.infer<typeof Decision>;

/** How a notification was settled; `elsewhere`: not by this app. Earlier versions did not note it. */
export const Settlement = z.enum(['acknowledged', 'dismissed', 'granted', 'elsewhere']);
export type Settlement = z.infer<typeof Settlement>;

/** A personal notification as the inbox lists it. Times are epoch milliseconds. */
export const InboxRow = z.object({
  account: OwnId,
  id: ServerId,
  kind: InboxKind,
  time: Time,
  notice: Notice,
  /** The server's own text. */
  message: LongText,
  user: z.object({ id: ServerId, name: Name }).nullable(),
  /** path: names from the project down to the parent; empty for a project and where it is not known. */
  resource: z
    .object({
      id: ServerId,
      name: Name,
      kind: ResourceKind.nullable(),
      path: z.array(Name).max(MAX_CHOICES),
    })
    .nullable(),
  state: InboxState,
  /** Why it failed. */
  reason: ProblemSchema.nullable(),
  /** The level that is granted, or was. */
  level: GrantLevel.nullable(),
  /** When it was decided here; null before, and where it was settled elsewhere. */
  decidedAt: Time.nullable(),
  settledAt: Time.nullable(),
  /** Only where it is or was snoozed. */
  snooze: SnoozeState.optional(),
  /** Only where it has a star. */
  starred: z.literal(true).optional(),
  /** Of a settled one; null where that was not noted. */
  settlement: Settlement.nullable(),
  /**
   * Of a request that stands for older ones of the same person for the same resource: how often it was made, this one included,
   * and since when. What is decided about it is decided about all of them.
   */
  repeats: z.object({ times: Count, since: Time }).optional(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** The lists of the inbox. */
export const InboxView = z.enum(['open', 'snoozed', 'history']);
export type InboxView = z.infer<typeof InboxView>;

/**
 * Groups of a list: by person or resource those with one of these ids, or all others, with those that name none; or days, by
 * their starts (epoch ms). A row is in the group that its newest notification is in.
 */
const InboxSection = z.object({
  by: z.enum(['person', 'resource', 'day']),
  ids: z.array(ServerId).max(MAX_LISTED),
  areOthers: z.boolean(),
});

/** Which notifications a list shows, or an action is about. */
export const InboxQuery = z.object({
  account: OwnId.nullable(),
  view: InboxView,
  /** Only those of the view that are in this state. */
  state: InboxState.optional(),
  kinds: z.array(InboxKind).max(MAX_CHOICES),
  text: z.string().max(1000),
  section: InboxSection.optional(),
  /** Only what was settled in one of these ways. */
  settlements: z.array(Settlement).max(MAX_CHOICES).optional(),
  /** Only what a summary of held banners told of, by its time. */
  summary: Time.optional(),
  /** All but these. */
  except: z.array(NotificationRef).max(MAX_LISTED).optional(),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** How many notifications match, and how many rows they make: requests that repeat each other make one. */
export const InboxCount = z.object({
  total: Count,
  rows: Count,
  kinds: z.array(z.object({ kind: InboxKind, count: Count, rows: Count })),
});
export type InboxCount = z.infer<typeof InboxCount>;

/** A group of a list: its key (the id of a person or resource, or the start of a day, epoch ms), and how much is in it. */
export const InboxGroup = z.object({
  key: ServerId,
  /** What it is called; empty for a day. */
  name: Name,
  path: z.array(Name).max(MAX_CHOICES),
  kind: ResourceKind.nullable(),
  total: Count,
  rows: Count,
  /** How many are access requests. */
  requests: Count,
});
export type InboxGroup = z.infer<typeof InboxGroup>;

/** What an action is about: some notifications, all that match a query, or both. */
export const InboxChoice = z.union([
  z.array(NotificationRef).min(1).max(MAX_LISTED),
  InboxQuery,
  z.object({ all: InboxQuery, and: z.array(NotificationRef).min(1).max(MAX_LISTED) }),
]);
export type InboxChoice = z.infer<typeof InboxChoice>;

/** A bulk decision that was begun: nothing is sent before `undoUntil` (epoch ms). */
export const BulkBegun = z.object({ bulk: z.string(), count: z.number(), undoUntil: z.number() });
export type BulkBegun = z.infer<typeof BulkBegun>;

/** The part of one account in a bulk decision that is under way, or has just ended. */
export const BulkView = z.object({
  bulk: OwnId,
  account: OwnId,
  total: Count,
  settled: Count,
  failed: Count,
  /** How many of them are access requests. */
  requests: Count,
  /** The level that is granted; null if they are acknowledged. */
  level: GrantLevel.nullable(),
  undoUntil: Time,
});
export type BulkView = z.infer<typeof BulkView>;
