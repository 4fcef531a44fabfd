import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { UserService } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { UserRecord } from '../state/model.ts';
import { type Aos, checkUlid } from './aos.ts';
import { callerOf, requireSelf } from './auth.ts';

/** Who the caller is, and the notifications addressed to them. */
export function userService(aos: Aos): ServiceImpl<typeof UserService> {
  return {
    getUser(request, context) {
      const caller = callerOf(aos, context);
      if (request.userId === '') return { user: userMessage(aos, caller) };
      checkUlid(request.userId, 'user id');
      requireSelf(caller, request.userId);
      const user = aos.state.users.get(request.userId);
      if (user === undefined) throw new ConnectError('User not found', Code.NotFound);
      return { user: userMessage(aos, user) };
    },

    getPersonalNotifications(_request, context) {
      const caller = callerOf(aos, context);
      const own = [...aos.state.notifications.values()].filter(({ userId }) => userId === caller.id);
      const notifications = own.map(({ id, variant, message, refs }) => ({
        id,
        variant,
        message,
        refs: refs.map(({ type, name, value }) => ({ refType: type, refName: name, refValue: value })),
      }));
      // In no order, so that nobody comes to rely on one.
      return { notifications: shuffled(notifications, aos.random.int) };
    },

    acknowledgePersonalNotifications(request, context) {
      callerOf(aos, context);
      if (request.notificationIds.length === 0) throw new ConnectError('Empty id list', Code.Internal);
      for (const id of request.notificationIds) checkUlid(id, 'notification id');
      // Whose they are is not looked at: that is how the real server does it.
      aos.state.apply({ drop: 'notifications', ids: request.notificationIds });
      return {};
    },
  };
}

function userMessage(aos: Aos, user: UserRecord) {
  return {
    id: user.id,
    displayName: user.name,
    active: true,
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
