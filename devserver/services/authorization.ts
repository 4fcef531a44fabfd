import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { AuthorizationService } from '../../gen/aruna/api/storage/services/v2/authorization_service_pb.ts';
import type { ResourceRecord, UserRecord } from '../state/model.ts';
import { isUlid } from '../util/ulid.ts';
import { type Aos, notify, userEntry } from './aos.ts';
import { callerOf, requirePermission, USER_WORDING } from './auth.ts';
import { permissionGranted, permissionRevoked } from './notices.ts';

interface Request {
  resourceId: string;
  userId: string;
  permissionLevel: PermissionLevel;
}

/** Permissions of users on resources. */
export function authorizationService(aos: Aos): ServiceImpl<typeof AuthorizationService> {
  return {
    // Replaces an existing permission and notifies again. Level NONE is a level like any other.
    async createAuthorization(request, context) {
      const { user, resource } = check(aos, request, context, 'Internal error');
      const { permissionLevel } = request;
      await grant(aos, user, resource, permissionLevel);
      return { resourceId: resource.id, userId: user.id, userName: user.name, permissionLevel };
    },

    async updateAuthorization(request, context) {
      const { user, resource } = check(aos, request, context, 'Permission update failed');
      const { permissionLevel } = request;
      if (aos.faults.has('notices')) await update(aos, user, resource, permissionLevel);
      else await grant(aos, user, resource, permissionLevel);
      return { userPermission: { userId: user.id, userName: user.name, permissionLevel } };
    },
  };
}

/** Gives a permission; the user gets an event and a notification. */
export async function grant(
  aos: Aos,
  user: UserRecord,
  resource: ResourceRecord,
  level: PermissionLevel,
): Promise<void> {
  notifyOf(aos, user, permissionGranted(aos, user, resource, level));
  await update(aos, user, resource, level);
}

/** Takes a permission away; the user gets an event and a notification. */
export async function revoke(aos: Aos, user: UserRecord, resource: ResourceRecord): Promise<void> {
  notifyOf(aos, user, permissionRevoked(aos, user, resource));
  storePermission(aos, user, resource.id, undefined);
  await aos.log.publish([userEntry(user.id, EventVariant.UPDATED)]);
}

/** Changes a permission without a notification; the user gets an event. */
async function update(aos: Aos, user: UserRecord, resource: ResourceRecord, level: PermissionLevel) {
  storePermission(aos, user, resource.id, level);
  await aos.log.publish([userEntry(user.id, EventVariant.UPDATED)]);
}

/** Stores a permission, or removes it if `level` is undefined, without an event or a notification. */
export function storePermission(
  aos: Pick<Aos, 'state'>,
  user: UserRecord,
  resource: string,
  level: PermissionLevel | undefined,
): void {
  const { [resource]: _before, ...others } = user.permissions;
  const permissions = level === undefined ? others : { ...others, [resource]: level };
  aos.state.apply({ put: 'user', value: { ...user, permissions } });
}

function notifyOf(
  aos: Aos,
  user: UserRecord,
  { variant, message, refs }: ReturnType<typeof permissionRevoked>,
) {
  notify(aos, user.id, variant, message, refs, aos.clock.now());
}

function check(aos: Aos, request: Request, context: HandlerContext, doing: string) {
  const caller = callerOf(aos, context, USER_WORDING);
  if (!isUlid(request.resourceId) || !isUlid(request.userId)) {
    throw new ConnectError('Invalid ulid', Code.InvalidArgument);
  }
  const stored = aos.state.resources.get(request.resourceId);
  const resource = requirePermission(aos, caller, stored, PermissionLevel.ADMIN, USER_WORDING);
  const { permissionLevel } = request;
  if (permissionLevel < PermissionLevel.NONE || PermissionLevel[permissionLevel] === undefined) {
    throw new ConnectError('Invalid permission level', Code.InvalidArgument);
  }
  const user = aos.state.users.get(request.userId);
  if (user === undefined) {
    const why = 'query returned an unexpected number of rows';
    throw new ConnectError(`${doing} : ${why}`, Code.Internal);
  }
  return { user, resource };
}
