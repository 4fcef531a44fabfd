import { PermissionLevel } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import {
  PersonalNotificationVariant,
  ReferenceType,
} from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { NotificationRecord, ResourceRecord, UserRecord } from '../state/model.ts';
import type { Aos } from './aos.ts';

/** The content of a personal notification, without its recipient. */
export type Notice = Pick<NotificationRecord, 'variant' | 'message' | 'refs'>;

type World = Pick<Aos, 'faults'>;

/** @param level mentioned by a repaired server only. */
export function accessRequested(
  { faults }: World,
  from: UserRecord,
  resource: ResourceRecord,
  level = 'WRITE',
): Notice {
  const kind = resource.level.toUpperCase();
  return {
    variant: PersonalNotificationVariant.ACCESS_REQUESTED,
    message: faults.has('notices')
      ? `${from.name} (${from.id}) requests access for ${kind} ${resource.name} (${resource.id})`
      : `${from.name} requests ${level} on ${resource.name}`,
    refs: [refTo(ReferenceType.USER, from), refTo(ReferenceType.RESOURCE, resource)],
  };
}

export function permissionGranted(
  { faults }: World,
  user: UserRecord,
  resource: ResourceRecord,
  level: PermissionLevel,
): Notice {
  const variant = PersonalNotificationVariant.PERMISSION_GRANTED;
  if (faults.has('notices')) return aboutResource(variant, 'granted', resource);
  const message = `You were granted ${PermissionLevel[level]} on ${resource.name}`;
  return {
    variant,
    message,
    refs: [refTo(ReferenceType.USER, user), refTo(ReferenceType.RESOURCE, resource)],
  };
}

export function permissionRevoked({ faults }: World, user: UserRecord, resource: ResourceRecord): Notice {
  const variant = PersonalNotificationVariant.PERMISSION_REVOKED;
  if (faults.has('notices')) return aboutResource(variant, 'revoked', resource);
  const message = `Your permission on ${resource.name} was revoked`;
  return {
    variant,
    message,
    refs: [refTo(ReferenceType.USER, user), refTo(ReferenceType.RESOURCE, resource)],
  };
}

function aboutResource(variant: PersonalNotificationVariant, what: string, resource: ResourceRecord): Notice {
  const message = `Permission ${what} for ${resource.name} (${resource.id})`;
  return { variant, message, refs: [refTo(ReferenceType.RESOURCE, resource)] };
}

function refTo(type: ReferenceType, { id, name }: { id: string; name: string }) {
  return { type, name, value: id };
}
