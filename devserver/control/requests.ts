import { z } from 'zod';

/** The arguments of the control verbs, as they arrive over stdin and HTTP. */

export const id = z.string().length(26);
const count = z.number().int().min(1).max(1_000_000);
const permission = z.enum(['none', 'read', 'append', 'write', 'admin']);
export type PermissionName = z.infer<typeof permission>;

const action = z.enum(['created', 'available', 'updated', 'deleted', 'snapshotted']);
export type ActionName = z.infer<typeof action>;

/** One event to publish, `count` times. A deletion deletes the resource too unless `keep` is set. */
export const publishRequest = z.strictObject({
  resource: id.optional(),
  user: id.optional(),
  action: action.optional(),
  count: count.optional(),
  keep: z.boolean().optional(),
});
export type PublishRequest = z.infer<typeof publishRequest>;

export const notifyRequest = z.strictObject({
  /** The default user when left out. */
  user: id.optional(),
  variant: z.enum(['access-requested', 'permission-granted', 'permission-revoked']).optional(),
  count: count.optional(),
  resource: id.optional(),
  /** Who asks; the first other person when left out. */
  from: id.optional(),
  message: z.string().optional(),
});
export type NotifyRequest = z.infer<typeof notifyRequest>;

const announcementKind = z.enum(['orga', 'release', 'update', 'maintenance', 'blog', 'unspecified']);

export const announceRequest = z.strictObject({
  title: z.string(),
  teaser: z.string().optional(),
  content: z.string().optional(),
  /** `release` when left out. */
  kind: announcementKind.optional(),
  /** When it was published, epoch milliseconds; now when left out. */
  at: z.number().optional(),
});
export type AnnounceRequest = z.infer<typeof announceRequest>;

export const editAnnouncementRequest = announceRequest.omit({ at: true }).partial().extend({ id });
export type EditAnnouncementRequest = z.infer<typeof editAnnouncementRequest>;

export const tokenRequest = z.strictObject({
  user: id.optional(),
  expiresInS: z.number().optional(),
  name: z.string().optional(),
  /** Makes it valid for one resource only; `read` when the level is left out. */
  scope: z.strictObject({ resource: id, level: permission.optional() }).optional(),
});
export type TokenRequest = z.infer<typeof tokenRequest>;

/** For the default user when no user is given. */
export const permissionRequest = z.strictObject({
  resource: id,
  level: permission,
  user: id.optional(),
  /** Publish the event and leave the notification, as a grant or a revocation through the API does. */
  notify: z.boolean().optional(),
});
export type PermissionRequest = z.infer<typeof permissionRequest>;

/** An upload is complete, an object is replaced in place, or a snapshot is made. */
export const happenRequest = z.strictObject({
  resource: id,
  what: z.enum(['finished', 'replaced', 'snapshot']),
});
export type HappenRequest = z.infer<typeof happenRequest>;
