import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { UserService } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { UserRecord } from '../state/model.ts';
import { isUlid } from '../util/ulid.ts';
import { type Aos, checkUlid } from './aos.ts';
import {
  callerOf,
  isActive,
  nested,
  permissionDenied,
  personalCallerOf,
  USER_WORDING,
  type Wording,
} from './auth.ts';

// PostgreSQL counts the parameters of a statement in 16 bits. Observed to fail at 33,000.
const MOST_IDS = 32_767;
const ACK_FAILED = 'Failed to acknowledge personal notifications';
const GET_USER_WORDING: Wording = { header: USER_WORDING.header };

/** The caller's own record and notifications. */
export function userService(aos: Aos): ServiceImpl<typeof UserService> {
  return {
    getUser(request, context) {
      const { user: own, scope } = callerOf(aos, context, GET_USER_WORDING);
      if (request.userId === '') {
        if (scope !== undefined) throw permissionDenied(aos, GET_USER_WORDING);
        return { user: userMessage(aos, own) };
      }
      checkUlid(request.userId, 'user id');
      if (!own.globalAdmin) throw permissionDenied(aos, GET_USER_WORDING);
      const user = aos.state.users.get(request.userId);
      return user === undefined ? {} : { user: userMessage(aos, user) };
    },

    getPersonalNotifications(_request, context) {
      const { user } = personalCallerOf(aos, context, USER_WORDING);
      const own = [...aos.state.notifications.values()].filter(({ userId }) => userId === user.id);
      const notifications = own.map(({ id, variant, message, refs }) => ({
        id,
        variant,
        message,
        refs: refs.map(({ type, name, value }) => ({ refType: type, refName: name, refValue: value })),
      }));
      // In no particular order, so that no client relies on one.
      return { notifications: shuffled(notifications, aos.random.int) };
    },

    acknowledgePersonalNotifications({ notificationIds }, context) {
      personalCallerOf(aos, context, USER_WORDING);
      const failed = (why: string) => new ConnectError(`${ACK_FAILED} : ${why}`, Code.Internal);
      if (!notificationIds.every(isUlid)) {
        throw failed(nested('Invalid notification ids provided : invalid length', 'InvalidArgument'));
      }
      if (notificationIds.length === 0) throw failed('db error: ERROR: syntax error at or near ")"');
      if (notificationIds.length > MOST_IDS) throw failed('value too large to transmit');
      // Like the real server, does not check whose they are, and ignores unknown ones.
      aos.state.apply({ drop: 'notifications', ids: notificationIds });
      return {};
    },
  };
}

function userMessage(aos: Aos, user: UserRecord) {
  return {
    id: user.id,
    displayName: user.name,
    active: isActive(user),
    email: user.email,
    attributes: {
      globalAdmin: user.globalAdmin,
      serviceAccount: user.serviceAccount,
      tokens: user.tokens
        .filter(({ revoked }) => !revoked)
        .map(({ id, name, createdAt, expiresAt }) => ({
          id,
          name,
          createdAt: timestampFromMs(createdAt),
          expiresAt: timestampFromMs(expiresAt),
        })),
      personalPermissions: Object.entries(user.permissions).flatMap(([id, level]) =>
        permissionMessage(aos, id, level),
      ),
    },
  };
}

function permissionMessage(aos: Aos, id: string, permissionLevel: PermissionLevel) {
  const resource = aos.state.resources.get(id);
  if (resource === undefined) return [];
  return [{ resourceId: { case: `${resource.level}Id` as const, value: id }, permissionLevel }];
}

function shuffled<T>(items: readonly T[], int: (below: number) => number): T[] {
  const from = items.length === 0 ? 0 : int(items.length);
  return [...items.slice(from), ...items.slice(0, from)].reverse();
}
