import { Code, ConnectError } from '@connectrpc/connect';
import type { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { PersonalNotificationVariant } from '../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import type { Issuer } from '../auth/issuer.ts';
import type { Fault } from '../faults.ts';
import type { EventLog, NewEntry } from '../log/log.ts';
import type { EventPayload } from '../log/payload.ts';
import { fullSubject, type Level, resourceSubject, userSubject } from '../log/subject.ts';
import type { NotificationRef, ResourceRecord } from '../state/model.ts';
import { hierarchiesOf } from '../state/permission.ts';
import type { State } from '../state/state.ts';
import type { Clock } from '../util/clock.ts';
import type { Random } from '../util/random.ts';
import { isUlid } from '../util/ulid.ts';
import type { Readers } from './readers.ts';
import type { Streams } from './streams.ts';

/** What the services work on. */
export interface Aos {
  state: State;
  log: EventLog;
  clock: Clock;
  random: Random;
  /** Returns a new id that contains the given time (epoch milliseconds). */
  ulid: (ms: number) => string;
  streams: Streams;
  readers: Readers;
  heartbeatMs: number;
  /** At most this many deliveries of a consumer are unacknowledged. */
  maxAckPending: number;
  /** The outages that the control interface has asked for. */
  outage: { search: boolean; setLog(up: boolean): void };
  /** The faults of the real server that this one has. */
  faults: ReadonlySet<Fault>;
  /** An OpenID provider whose tokens are accepted. */
  issuer: Issuer | undefined;
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

/** Throws INVALID_ARGUMENT unless `id` is a ULID. */
export function checkUlid(id: string, field: string): void {
  if (!isUlid(id)) throw new ConnectError(`Invalid ${field} format : invalid length`, Code.InvalidArgument);
}

// Records are immutable, so the places of a record's events are computed once and shared by all of them.
type Places = Map<EventVariant, { subject: string; payload: ResourcePayload }[]>;
type ResourcePayload = Extract<EventPayload, { kind: 'resource' }>;
const known = new WeakMap<ResourceRecord, Places>();

/**
 * Returns the log entries of one resource event: one for each hierarchy that contains the resource.
 *
 * @param checksum of the resource's state after the change; a new one when left out.
 */
export function resourceEntries(
  aos: Pick<Aos, 'state' | 'faults'>,
  resource: ResourceRecord,
  action: EventVariant,
  at?: number,
  checksum?: string,
): NewEntry[] {
  const actions: Places = known.get(resource) ?? new Map();
  known.set(resource, actions);
  let places = actions.get(action);
  if (places === undefined) {
    places = placesOf(aos, resource, action);
    actions.set(action, places);
  }
  const block = newBlock();
  const sum = checksum ?? checksumOf(block);
  return places.map(({ subject, payload }) => ({
    subject,
    payload: { ...payload, checksum: sum },
    block,
    at,
  }));
}

const CHECKSUM = 64;
// Ascending, and greater than those of earlier processes, as the log may outlive them.
let nextBlock = Date.now() * 4_096;

function placesOf(aos: Pick<Aos, 'state' | 'faults'>, resource: ResourceRecord, action: EventVariant) {
  const { level } = resource;
  const payload = resourcePayload(resource, action);
  return hierarchiesOf(aos.state, resource).map((place) => ({
    subject: aos.faults.has('filters') ? fullSubject(place) : resourceSubject(level, place),
    payload,
  }));
}

export function resourcePayload(resource: ResourceRecord, action: EventVariant): ResourcePayload {
  const { id, hash: checksum, level } = resource;
  return { kind: 'resource', id, variant: variantOf(level), action, checksum };
}

/** Returns a new block id. All entries of one event share one. */
export function newBlock(): number {
  return nextBlock++;
}

/**
 * Returns a checksum as a server computes it from the state after a change: different for every change, the same for all
 * entries of one change, and as long as a SHA-256 in hex.
 */
export function checksumOf(block: number): string {
  return block.toString(16).padStart(CHECKSUM, '0');
}

export function userEntry(userId: string, action: EventVariant, at?: number): NewEntry {
  const checksum = checksumOf(newBlock());
  return { subject: userSubject(userId), payload: { kind: 'user', id: userId, action, checksum }, at };
}

/** Leaves a personal notification for a user. Returns its id. */
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
