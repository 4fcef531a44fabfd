import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type Aos, notify } from '../services/aos.ts';
import { tokenText } from '../services/auth.ts';
import { grant, revoke, storePermission } from '../services/authorization.ts';
import { accessRequested, permissionGranted, permissionRevoked } from '../services/notices.ts';
import type { UserRecord } from '../state/model.ts';
import type { Lookup } from './lookup.ts';
import type { NotifyRequest, PermissionName } from './requests.ts';
import { type Control, ControlError } from './types.ts';

const LEVELS: Record<PermissionName, PermissionLevel> = {
  none: PermissionLevel.NONE,
  read: PermissionLevel.READ,
  append: PermissionLevel.APPEND,
  write: PermissionLevel.WRITE,
  admin: PermissionLevel.ADMIN,
};

type PeopleControl = Pick<
  Control,
  'notify' | 'mintToken' | 'expireToken' | 'setActive' | 'setGlobalAdmin' | 'setPermission' | 'users'
>;

/** The control verbs about people: their notifications, tokens and permissions. */
export function peopleControl(aos: Aos, find: Lookup): PeopleControl {
  const { state } = aos;
  return {
    notify: (request) => leaveNotifications(aos, find, request),

    mintToken({ user: userId, expiresInS = 365 * 86_400, name = 'minted', scope }) {
      const user = find.user(userId);
      const now = aos.clock.now();
      const expiresAt = now + expiresInS * 1000;
      const only = scope && {
        resource: find.resource(scope.resource).id,
        level: LEVELS[scope.level ?? 'read'],
      };
      const token = { id: aos.ulid(now), name, createdAt: now, expiresAt, revoked: false, scope: only };
      state.apply({ put: 'user', value: { ...user, tokens: [...user.tokens, token] } });
      return { id: token.id, token: tokenText(aos, user, token) };
    },

    expireToken({ token, user }) {
      const isMeant = (id: string, text: () => string) =>
        token === undefined ? user !== undefined : token === id || token === text();
      const owners = user === undefined ? [...state.users.values()] : [find.user(user)];
      return owners.reduce((ended, owner) => ended + revokeTokens(aos, owner, isMeant), 0);
    },

    setActive({ user, active }) {
      state.apply({ put: 'user', value: { ...find.user(user), active } });
    },

    setGlobalAdmin({ user, admin }) {
      state.apply({ put: 'user', value: { ...find.user(user), globalAdmin: admin } });
    },

    async setPermission({ user: userId, resource: id, level, notify: isTold }) {
      const user = find.user(userId);
      const resource = find.resource(id);
      if (isTold && level === 'none') await revoke(aos, user, resource);
      else if (isTold) await grant(aos, user, resource, LEVELS[level]);
      else storePermission(aos, user, resource.id, level === 'none' ? undefined : LEVELS[level]);
    },

    users: () =>
      [...state.users.values()].map((user) => {
        const [token] = user.tokens;
        return {
          id: user.id,
          name: user.name,
          token: token === undefined ? '' : tokenText(aos, user, token),
        };
      }),
  };
}

function leaveNotifications(aos: Aos, find: Lookup, request: NotifyRequest): string[] {
  const { state } = aos;
  const user = find.user(request.user);
  const others = [...state.users.values()].filter(({ id }) => id !== user.id);
  const from = request.from === undefined ? others[1] : find.user(request.from);
  const projects = [...state.resources.values()].filter(({ level }) => level === 'project');
  const resource = request.resource === undefined ? projects[0] : find.resource(request.resource);
  if (from === undefined || resource === undefined) throw new ControlError('Nobody is there to ask.');
  const { variant, message, refs } = {
    'access-requested': () => accessRequested(aos, from, resource),
    'permission-granted': () => permissionGranted(aos, user, resource, PermissionLevel.WRITE),
    'permission-revoked': () => permissionRevoked(aos, user, resource),
  }[request.variant ?? 'access-requested']();
  const now = aos.clock.now();
  return Array.from({ length: request.count ?? 1 }, () =>
    notify(aos, user.id, variant, request.message ?? message, refs, now),
  );
}

/** Revokes the valid tokens of a user that `isMeant` names by id or text. Returns their number. */
function revokeTokens(
  aos: Aos,
  user: UserRecord,
  isMeant: (id: string, text: () => string) => boolean,
): number {
  let revoked = 0;
  const tokens = user.tokens.map((token) => {
    if (token.revoked || !isMeant(token.id, () => tokenText(aos, user, token))) return token;
    revoked++;
    return { ...token, revoked: true };
  });
  aos.state.apply({ put: 'user', value: { ...user, tokens } });
  return revoked;
}
