import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { AuthorizationService } from '../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import {
  PersonalNotificationVariant,
  ReferenceType,
} from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import { type Aos, checkUlid, notify, userEntry } from './aos.ts';
import { callerOf, requirePermission } from './auth.ts';

interface Request {
  resourceId: string;
  userId: string;
  permissionLevel: PermissionLevel;
}

/** Permissions of users on resources. */
export function authorizationService(aos: Aos): ServiceImpl<typeof AuthorizationService> {
  return {
    async createAuthorization(request, context) {
      const { user, resource } = check(aos, request, context);
      await setPermission(aos, user, resource, request.permissionLevel);
      return {
        resourceId: resource.id,
        userId: user.id,
        userName: user.name,
        permissionLevel: request.permissionLevel,
      };
    },

    async updateAuthorization(request, context) {
      const { user, resource } = check(aos, request, context);
      if (user.permissions[resource.id] === undefined) {
        throw new ConnectError('Permission not found', Code.NotFound);
      }
      await setPermission(aos, user, resource, request.permissionLevel);
      const { permissionLevel } = request;
      return { userPermission: { userId: user.id, userName: user.name, permissionLevel } };
    },
  };
}

/** Sets or (with NONE) takes away a permission; the affected user gets an event and a notification. */
export async function setPermission(
  aos: Aos,
  user: UserRecord,
  resource: ResourceRecord,
  level: PermissionLevel,
): Promise<void> {
  const revoked = level === PermissionLevel.NONE;
  const { [resource.id]: _before, ...others } = user.permissions;
  const permissions = revoked ? others : { ...others, [resource.id]: level };
  aos.state.apply({ put: 'user', value: { ...user, permissions } });
  const now = aos.clock.now();
  const variant = revoked
    ? PersonalNotificationVariant.PERMISSION_REVOKED
    : PersonalNotificationVariant.PERMISSION_GRANTED;
  const message = revoked
    ? `Your permission on ${resource.name} was revoked`
    : `You were granted ${PermissionLevel[level]} on ${resource.name}`;
  const refs = [
    { type: ReferenceType.USER, name: user.name, value: user.id },
    { type: ReferenceType.RESOURCE, name: resource.name, value: resource.id },
  ];
  notify(aos, user.id, variant, message, refs, now);
  await aos.log.publish([userEntry(user.id, EventVariant.UPDATED)]);
}

function check(aos: Aos, request: Request, context: HandlerContext) {
  const caller = callerOf(aos, context);
  checkUlid(request.resourceId, 'resource id');
  checkUlid(request.userId, 'user id');
  if (
    request.permissionLevel < PermissionLevel.READ ||
    PermissionLevel[request.permissionLevel] === undefined
  ) {
    throw new ConnectError('Invalid permission level', Code.InvalidArgument);
  }
  const stored = aos.state.resources.get(request.resourceId);
  const resource = requirePermission(aos, caller, stored, PermissionLevel.ADMIN);
  const user = aos.state.users.get(request.userId);
  if (user === undefined) throw new ConnectError('User not found', Code.NotFound);
  return { user, resource };
}
