import { type InboxKind, inboxKindByCode, type Notice } from '../../model/notification.ts';
import type { GrantLevel, Permission, ResourceKind } from '../../model/resource.ts';

/** A notification as it is stored: the server's text, and what its references name. */
export interface NoticeSource {
  /** Index into `inboxKinds` (notification.ts). */
  kind: number;
  message: string;
  userId: string | null;
  userName: string | null;
  resourceId: string | null;
  resourceName: string | null;
}

/** What is known about the resource of a notification; null if it is not known. */
export interface NoticeContext {
  name: string | null;
  kind: ResourceKind | null;
  /** What the account may do with it now. */
  permission: Permission | null;
}

/** The user or resource in a text: servers of v2.0.2 write the id after the name, others leave it out. */
interface Named {
  name: string;
  id: string | null;
}

/** What the text alone says. */
interface Said extends Pick<Extract<Notice, { is: 'access-requested' }>, 'kind' | 'level'> {
  is: InboxKind;
  user: Named | null;
  resource: Named;
}

const ID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const ids = new RegExp(`\\s*\\(${ID}\\)|\\b${ID}\\b`, 'gi');
const onlyId = new RegExp(`^${ID}$`, 'i');
const levels = '(read|append|write|admin)';

/** The texts of AOS v2.0.2, as observed; in some of them the kind of resource is in capitals. */
const requested = new RegExp(
  `^(.+) \\((${ID})\\) requests access for (project|collection|dataset|object) (.+) \\((${ID})\\)$`,
  'i',
);
const changed = new RegExp(`^Permission (granted|revoked) for (.+) \\((${ID})\\)$`);
/** The shorter texts of servers that name a level. */
const requestedLevel = new RegExp(`^(.+) requests ${levels}(?: access)? (?:on|to|for) (.+)$`, 'i');
const grantedLevel = new RegExp(`^You were granted ${levels}(?: access)? (?:on|to|for) (.+)$`, 'i');
const revokedShort = /^Your permission on (.+) was revoked$/;

function read(message: string): Said | null {
  const nothing = { user: null, kind: null, level: null };
  const named = (name = '', id: string | null = null): Named => ({ name, id });
  let found = requested.exec(message);
  if (found) {
    const [, user, userId, kind = '', resource, resourceId] = found;
    return {
      is: 'access-requested',
      user: named(user, userId),
      resource: named(resource, resourceId),
      kind: kind.toLowerCase() as ResourceKind,
      level: null,
    };
  }
  found = changed.exec(message);
  if (found) {
    const [, what, name, id] = found;
    const is = what === 'granted' ? 'permission-granted' : 'permission-revoked';
    return { ...nothing, is, resource: named(name, id) };
  }
  found = requestedLevel.exec(message);
  if (found) {
    const [, user, level = '', resource] = found;
    return {
      is: 'access-requested',
      user: named(user),
      resource: named(resource),
      kind: null,
      level: level.toLowerCase() as GrantLevel,
    };
  }
  found = grantedLevel.exec(message);
  if (found) return { ...nothing, is: 'permission-granted', resource: named(found[2]) };
  found = revokedShort.exec(message);
  if (found) return { ...nothing, is: 'permission-revoked', resource: named(found[1]) };
  return null;
}

/** Whether a text and a reference mean the same. */
function agrees(said: Named, id: string | null, name: string | null): boolean {
  if (id === null) return false;
  return said.id === null ? said.name === name : said.id.toUpperCase() === id.toUpperCase();
}

/** Returns the first one that is a name: some servers send an id if they do not know the name. */
const nameOf = (...names: (string | null)[]) =>
  names.find((name) => name !== null && name !== '' && !onlyId.test(name)) ?? null;

/** Removes the ids from a server's text, as they mean nothing to people. */
export const withoutIds = (text: string): string => text.replace(ids, '').replace(/\s+/g, ' ').trim();

/**
 * Puts together what a notification says from its references. Its text only tells which form it has: if that is unknown, or
 * does not match the references, the text itself is shown.
 */
export function noticeOf(source: NoticeSource, known: NoticeContext): Notice {
  const plain: Notice = { is: 'text', text: withoutIds(source.message) };
  const said = read(source.message);
  if (said === null || said.is !== inboxKindByCode(source.kind)) return plain;
  if (!agrees(said.resource, source.resourceId, source.resourceName)) return plain;
  const resource = nameOf(source.resourceName, known.name, said.resource.name);
  if (resource === null) return plain;
  if (said.is === 'permission-granted') return { is: said.is, resource, now: known.permission };
  if (said.is === 'permission-revoked') return { is: said.is, resource };
  if (said.user === null || !agrees(said.user, source.userId, source.userName)) return plain;
  const user = nameOf(source.userName, said.user.name);
  if (user === null) return plain;
  return { is: 'access-requested', user, resource, kind: said.kind ?? known.kind, level: said.level };
}
