import { Code, ConnectError } from '@connectrpc/connect';
import type { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { PersonalNotificationVariant } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { EventLog, NewEntry } from '../log/log.ts';
import type { EventPayload } from '../log/payload.ts';
import { type Level, resourceSubject, userSubject } from '../log/subject.ts';
import type { NotificationRef, ResourceRecord } from '../state/model.ts';
import { hierarchiesOf } from '../state/permission.ts';
import type { State } from '../state/state.ts';
import type { Clock } from '../util/clock.ts';
import type { Random } from '../util/random.ts';
import { isUlid } from '../util/ulid.ts';
import type { Streams } from './streams.ts';

/** What the services work on. */
export interface Aos {
  state: State;
  log: EventLog;
  clock: Clock;
  random: Random;
  /** A new id with the given time in it (epoch milliseconds). */
  ulid: (ms: number) => string;
  streams: Streams;
  heartbeatMs: number;
}

const VARIANTS: Record<Level, ResourceVariant> = {
  project: ResourceVariant.PROJECT,
  collection: ResourceVariant.COLLECTION,
  dataset: ResourceVariant.DATASET,
  object: ResourceVariant.OBJECT,
};

export function variantOf(level: Level): ResourceVariant {
  return VARIANTS[level];
}

export function levelOf(variant: ResourceVariant): Level | undefined {
  return (Object.keys(VARIANTS) as Level[]).find((level) => VARIANTS[level] === variant);
}

/** Throws INVALID_ARGUMENT for what is not a ULID. */
export function checkUlid(id: string, field: string): void {
  if (!isUlid(id)) throw new ConnectError(`Invalid ${field}`, Code.InvalidArgument);
}

/** The log entries of one resource event: one for each hierarchy the resource lies in. */
export function resourceEntries(
  aos: Pick<Aos, 'state'>,
  resource: ResourceRecord,
  action: EventVariant,
  at?: number,
): NewEntry[] {
  const payload: EventPayload = {
    kind: 'resource',
    id: resource.id,
    variant: variantOf(resource.level),
    action,
    checksum: resource.hash,
  };
  const places = hierarchiesOf(aos.state, resource);
  // Named by its first place and the moment; only twins need a name at all.
  const twin = places.length > 1 ? crypto.randomUUID() : undefined;
  return places.map((place) => ({ subject: resourceSubject(resource.level, place), payload, twin, at }));
}

export function userEntry(userId: string, action: EventVariant, at?: number): NewEntry {
  return { subject: userSubject(userId), payload: { kind: 'user', id: userId, action, checksum: '' }, at };
}

/** Leaves a personal notification for a user. Gives its id. */
export function notify(
  aos: Pick<Aos, 'state' | 'ulid'>,
  userId: string,
  variant: PersonalNotificationVariant,
  message: string,
  refs: NotificationRef[],
  at: number,
): string {
  const id = aos.ulid(at);
  aos.state.apply({ put: 'notifications', value: [{ id, userId, variant, message, refs }] });
  return id;
}
