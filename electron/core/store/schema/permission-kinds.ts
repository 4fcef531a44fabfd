import { inboxKindByCode, inboxKinds } from '../../model/notification.ts';

/** The stored kinds of notifications that tell of a changed permission, as a list in SQL. */
export const permissionKinds = Object.values(inboxKinds)
  .filter(({ tellsPermission }) => tellsPermission)
  .map(({ code }) => code)
  .join(', ');

export const isAboutPermissions = (kind: number): boolean =>
  inboxKinds[inboxKindByCode(kind)].tellsPermission;
