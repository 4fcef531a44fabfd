import { z } from 'zod';
import { Position, ServerId, ServerTime, Ulid } from './bounds.ts';
import { ResourceKind } from './resource.ts';
import { Status } from './status.ts';

/** What a subscription watches. */
export const Target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('resource'),
    resourceId: Ulid,
    resourceKind: ResourceKind,
    subresources: z.boolean(),
  }),
  z.object({ kind: z.literal('user'), userId: ServerId }),
  z.object({ kind: z.literal('announcements') }),
]);
export type Target = z.infer<typeof Target>;

/** Where a subscription begins. `date` is epoch milliseconds (the server reads whole seconds). */
export const Start = z.discriminatedUnion('from', [
  z.object({ from: z.literal('now') }),
  z.object({ from: z.literal('everything') }),
  z.object({ from: z.literal('date'), date: ServerTime }),
  z.object({
    from: z.literal('sequence'),
    sequence: z
      .string()
      .max(20)
      .regex(/^\d{1,20}$/),
  }),
]);
export type Start = z.infer<typeof Start>;

/** Whether two targets are delivered the same events: what lies inside is always delivered, and sorted out here. */
export function isSameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'resource' && b.kind === 'resource') return a.resourceId === b.resourceId;
  if (a.kind === 'user' && b.kind === 'user') return a.userId === b.userId;
  return a.kind === b.kind;
}

/** What marks a subscription instead of the icon of its kind. */
export const SubscriptionIcon = z.enum([
  'star',
  'flag',
  'bookmark',
  'flask',
  'microscope',
  'dna',
  'leaf',
  'globe',
]);
export type SubscriptionIcon = z.infer<typeof SubscriptionIcon>;

export const SubscriptionLabel = z.string().max(100);

/** Which of its events raise banners, unless it is muted: see alert/importance.ts. */
export const AlertLevel = z.enum(['all', 'important']);
export type AlertLevel = z.infer<typeof AlertLevel>;

/** What a person may change of a subscription. */
export const SubscriptionChange = z.object({
  paused: z.boolean().optional(),
  muted: z.boolean().optional(),
  /** What it is called; empty for the name of what it watches. */
  label: SubscriptionLabel.optional(),
  /** null: the icon of its kind. */
  icon: SubscriptionIcon.nullable().optional(),
  alerts: AlertLevel.optional(),
  /** Its place in the order that the person made; null for none. */
  position: Position.nullable().optional(),
});
export type SubscriptionChange = z.infer<typeof SubscriptionChange>;

/** What happened to a subscription, as a code and what a sentence about it has to name. */
export const HistoryNote = z.discriminatedUnion('code', [
  /** The server had lost its consumer; another one continues where it was. */
  z.object({ code: z.literal('set-up-again') }),
  z.object({ code: z.literal('streams-work-again') }),
  z.object({ code: z.literal('fetched-from-time-to-time') }),
  z.object({ code: z.literal('streams-limited') }),
  /** The account's database was damaged. file: where the damaged one was moved. */
  z.object({ code: z.literal('data-started-over'), file: z.string() }),
  /** The account's database was gone. */
  z.object({ code: z.literal('data-missing') }),
  /** A sentence that an earlier version stored. */
  z.object({ code: z.literal('earlier-text'), text: z.string() }),
]);
export type HistoryNote = z.infer<typeof HistoryNote>;

export const HistoryEntry = z.object({ at: z.number(), note: HistoryNote });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** A subscription as the screens see it. Times are epoch milliseconds. */
export const Subscription = z.object({
  id: z.string(),
  target: Target,
  /** The resource's name, or what stands for it until it is known. */
  name: z.string(),
  /** What the person calls it, if they call it anything. */
  label: SubscriptionLabel.nullable(),
  icon: SubscriptionIcon.nullable(),
  alerts: AlertLevel,
  status: Status,
  unread: z.number(),
  /** When the newest of its events happened. */
  lastEventAt: z.number().nullable(),
  /** Its place in the order that the person made; null where it was given none. */
  position: Position.nullable().default(null),
  muted: z.boolean(),
  paused: z.boolean(),
  createdAt: z.number(),
  /** For support; sequences as decimal text, as they may exceed a JavaScript number. */
  facts: z.object({
    /** The record: the consumer that is read by batch. */
    consumer: z.string().nullable(),
    /** The consumer that has the stream; null while there is none. */
    live: z.string().nullable(),
    /** Consumers of streams that ended, left on the server until their deletion is safe. */
    leftBehind: z.number(),
    /** The consumer was there already: made by an earlier installation, or by somebody else. */
    takenOver: z.boolean(),
    sequence: z.string().nullable(),
    delivered: z.number(),
    acked: z.number(),
    pending: z.number(),
    reconnects: z.number(),
  }),
  /** What happened to it, newest first. */
  history: z.array(HistoryEntry),
});
export type Subscription = z.infer<typeof Subscription>;

/** What a person watches, and how: what cannot be had from the server again. */
export const Watch = Subscription.pick({
  target: true,
  label: true,
  icon: true,
  alerts: true,
  muted: true,
  paused: true,
  position: true,
});
export type Watch = z.infer<typeof Watch>;
