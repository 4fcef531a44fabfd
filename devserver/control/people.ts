import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type Aos, notify } from '../services/aos.ts';
import { tokenText } from '../services/auth.ts';
import { grant, revoke, storePermission } from '../services/authorization.ts';
import { accessRequested, permissionGranted, permissionRevoked } from '../services/notices.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import type { PermissionName } from './requests.ts';
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
  'notify' | 'mintToken' | 'expireToken' | 'setActive' | 'setPermission' | 'users'
>;

/** The control verbs about people: their notifications, tokens and permissions. */
export function peopleControl(
  aos: Aos,
  userOf: (id?: string) => UserRecord,
  resourceOf: (id: string) => ResourceRecord,
): PeopleControl {
  const { state } = aos;
  return {
    notify(request) {
      const user = userOf(request.user);
      const others = [...state.users.values()].filter(({ id }) => id !== user.id);
      const from = request.from === undefined ? others[1] : userOf(request.from);
      const projects = [...state.resources.values()].filter(({ level }) => level === 'project');
      const resource = request.resource === undefined ? projects[0] : resourceOf(request.resource);
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
    },

    mintToken({ user: userId, expiresInS = 365 * 86_400, name = 'minted', scope }) {
      const user = userOf(userId);
      const now = aos.clock.now();
      const expiresAt = now + expiresInS * 1000;
      const only = scope && { resource: resourceOf(scope.resource).id, level: LEVELS[scope.level ?? 'read'] };
      const token = { id: aos.ulid(now), name, createdAt: now, expiresAt, revoked: false, scope: only };
      state.apply({ put: 'user', value: { ...user, tokens: [...user.tokens, token] } });
      return { id: token.id, token: tokenText(aos, user, token) };
    },

    expireToken({ token, user: userId }) {
      let ended = 0;
      for (const user of userId === undefined ? [...state.users.values()] : [userOf(userId)]) {
        const tokens = user.tokens.map((one) => {
          const meant =
            token === undefined
              ? userId !== undefined
              : token === one.id || token === tokenText(aos, user, one);
          if (!meant || one.revoked) return one;
          ended++;
          return { ...one, revoked: true };
        });
        state.apply({ put: 'user', value: { ...user, tokens } });
      }
      return ended;
    },

    setActive({ user, active }) {
      state.apply({ put: 'user', value: { ...userOf(user), active } });
    },

    async setPermission({ user: userId, resource: id, level, notify: isTold }) {
      const user = userOf(userId);
      const resource = resourceOf(id);
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
