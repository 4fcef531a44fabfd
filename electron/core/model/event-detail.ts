import { z } from 'zod';
import { Announcement } from './announcement.ts';
import { Why } from './banner.ts';
import { EventRow } from './event.ts';
import { Permission } from './resource.ts';

/** Everything known about one event. */
export const EventDetail = z.object({
  row: EventRow,
  /** The rest of an announcement, as the server says it now; null for everything else. */
  announcement: Announcement.pick({ content: true, author: true, modifiedAt: true }).nullable(),
  title: z.string(),
  description: z.string(),
  checksum: z.string(),
  size: z.number().nullable(),
  permission: Permission.nullable(),
  resourceStatus: z.string(),
  createdAt: z.number().nullable(),
  /** Deleted on the server; what is shown are the last known details. */
  deleted: z.boolean(),
  /** The web portal's page for it, where the account has a portal. */
  portal: z.string().nullable(),
  /** "stream/epoch/sequence", the event's identity. */
  identity: z.string(),
  delivered: z.number(),
  /** Whether a banner told of it, and why or why not. */
  why: Why,
  /** The resource's other events, newest first, at most 20. */
  recent: z.array(EventRow),
});
export type EventDetail = z.infer<typeof EventDetail>;
