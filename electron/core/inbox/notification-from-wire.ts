import {
  type PersonalNotification,
  PersonalNotificationVariant,
  ReferenceType,
} from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { clean } from '../base/clean.ts';
import { ulidTime } from '../base/ulid.ts';
import { codeByWire } from '../model/named-codes.ts';
import { inboxKinds } from '../model/notification.ts';
import type { FetchedNotification } from '../store/write/write-notifications.ts';

const kindCode = codeByWire(inboxKinds, PersonalNotificationVariant, 'other');

/** A notification as it is stored. Its time is the one in its ULID; without one it is `now` (epoch ms). */
export function fromWire(notification: PersonalNotification, now: number): FetchedNotification {
  const ref = (type: ReferenceType) => notification.refs.find((r) => r.refType === type);
  const user = ref(ReferenceType.USER);
  const resource = ref(ReferenceType.RESOURCE);
  return {
    id: notification.id,
    kind: kindCode(notification.variant),
    time: ulidTime(notification.id) ?? now,
    message: clean(notification.message, 1000),
    userId: user ? clean(user.refValue, 64) : null,
    userName: user ? clean(user.refName, 200) : null,
    resourceId: resource ? clean(resource.refValue, 64) : null,
    resourceName: resource ? clean(resource.refName, 200) : null,
  };
}
