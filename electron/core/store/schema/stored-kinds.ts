import { inboxKinds } from '../../model/notification.ts';
import { type ResourceKind, resourceKinds } from '../../model/resource.ts';

/** Returns a kind of resource from its stored form: its index into `subjects` (event.ts), which begin with `unknown`. */
export const kindOf = (index: number | null): ResourceKind | null =>
  index === null ? null : (resourceKinds[index - 1] ?? null);

const aboutPermissions = (['permission-granted', 'permission-revoked', 'permission-updated'] as const).map(
  (kind) => inboxKinds.indexOf(kind),
);
/** The stored kinds of notifications about a changed permission, as an SQL list. */
export const permissionKinds = aboutPermissions.join(', ');
export const isAboutPermissions = (kind: number): boolean => aboutPermissions.includes(kind);
