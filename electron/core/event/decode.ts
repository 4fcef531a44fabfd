import { createHash } from 'node:crypto';
import { clone, toBinary } from '@bufbuild/protobuf';
import {
  type AnnouncementEvent,
  type EventMessage,
  EventMessageSchema,
  EventVariant,
  type Reply,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { clean } from '../base/clean.ts';
import { actions } from '../model/actions.ts';
import { type Incoming, UNREADABLE } from '../model/incoming.ts';
import { codeByWire } from '../model/named-codes.ts';
import { type StandIn, storedStandIn } from '../model/stand-in.ts';
import { subjects } from '../model/subjects.ts';
import { type AckSubject, parseAckSubject } from './ack-subject.ts';
import { replyOfUnknown } from './unknown-variant.ts';

/** A decoded delivery, and what its ack subject says; null if the subject cannot be read. */
export interface Decoded {
  event: Incoming;
  ack: AckSubject | null;
}

const actionCode = codeByWire(actions, EventVariant, 'unknown');
const NO_RESOURCE = { resourceId: '', checksum: '', resourceVariant: 0 };
const subjectCode = codeByWire(subjects, ResourceVariant, 'unknown');

/**
 * Decodes a delivery. Nothing is ever dropped: an event that cannot be understood is kept as an unknown event, and if the
 * ack subject cannot be read, the identity of the event is a digest of the message.
 *
 * @param now epoch milliseconds, used as the time of an event whose own time cannot be read.
 */
export function decode(message: EventMessage, subscription: number, now: number): Decoded {
  const variant = message.messageVariant;
  const reply = replyOf(message);
  const ack = reply ? parseAckSubject(reply.reply) : null;
  const event = incoming(subscription, reply ?? null, ack, identity(message, reply, ack, now));
  if (variant.case === 'resourceEvent') {
    const { resource, eventVariant } = variant.value;
    const { resourceId, checksum, resourceVariant } = resource ?? NO_RESOURCE;
    tellResource(event, resourceVariant, eventVariant, resourceId, checksum);
  } else if (variant.case === 'userEvent') {
    event.subject = subjects.user.code;
    event.action = actionCode(variant.value.eventVariant);
    event.checksum = clean(variant.value.checksum, 200);
  } else if (variant.case === 'announcementEvent') {
    event.subject = subjects.announcement.code;
    event.action = actions.announced.code;
    event.text = storedStandIn(announcement(variant.value));
  }
  return { event, ack };
}

/** What names an event. */
type Identity = Pick<Incoming, 'stream' | 'seq' | 'time'>;

/** Makes a delivery of an event of which nothing is known but how it came. */
export function incoming(
  subscription: number,
  reply: NonNullable<Incoming['reply']> | null,
  ack: AckSubject | null,
  identity: Identity,
): Incoming {
  const { stream, seq, time } = identity;
  return {
    subscription,
    stream,
    seq,
    time,
    delivered: ack ? Number(ack.delivered > 1_000_000n ? 1_000_000n : ack.delivered) : 1,
    subject: 0,
    action: 0,
    resourceId: null,
    checksum: '',
    text: null,
    alert: '',
    rule: null,
    ackOnly: false,
    fromRecord: false,
    reply: reply && reply.reply !== '' ? { reply: reply.reply, salt: reply.salt, hmac: reply.hmac } : null,
    consumer: ack?.consumer,
  };
}

/** Notes what happened to a resource, in the values of the API. */
export function tellResource(
  event: Incoming,
  resourceVariant: number,
  eventVariant: number,
  resourceId: string,
  checksum: string,
): void {
  event.subject = subjectCode(resourceVariant);
  event.action = actionCode(eventVariant);
  event.resourceId = clean(resourceId, 64) || null;
  event.checksum = clean(checksum, 200);
}

export const identityOf = ({ stream, streamSeq, time }: AckSubject): Identity => ({
  stream,
  seq: streamSeq,
  time,
});

/** Returns what the ack of a delivery has to return to the server; undefined if the server sent none. */
export function replyOf(message: EventMessage): Reply | undefined {
  const variant = message.messageVariant;
  return variant.case === undefined ? replyOfUnknown(message) : variant.value.reply;
}

function identity(
  message: EventMessage,
  reply: Reply | undefined,
  ack: AckSubject | null,
  now: number,
): Identity {
  if (ack) return identityOf(ack);
  // Salt and HMAC differ in every delivery of the same event, so they are not part of the digest.
  const bare = clone(EventMessageSchema, message);
  if (bare.messageVariant.case !== undefined) delete bare.messageVariant.value.reply;
  const digest = createHash('sha256')
    .update(reply?.reply ?? '')
    .update('\0')
    .update(toBinary(EventMessageSchema, bare))
    .digest();
  // Each of these events gets a stream name of its own, since there are no sequences to compare.
  const stream = `${UNREADABLE}${digest.toString('hex', 0, 16)}`;
  return { stream, seq: 1n, time: BigInt(Math.max(0, Math.floor(now))) * 1_000_000n };
}

function announcement({ eventVariant }: AnnouncementEvent): StandIn {
  switch (eventVariant.case) {
    case 'downtime': {
      const { component, location } = eventVariant.value;
      return { is: 'downtime', component: clean(component, 200), location: clean(location, 200) };
    }
    case 'version': {
      const { component, newVersion } = eventVariant.value;
      return { is: 'new-version', component: clean(component, 200), version: clean(newVersion, 100) };
    }
    case 'newDataProxyId':
      return { is: 'proxy-added' };
    case 'removeDataProxyId':
      return { is: 'proxy-removed' };
    case 'updateDataProxyId':
      return { is: 'proxy-changed' };
    case 'newPubkey':
      return { is: 'key-added' };
    case 'removePubkey':
      return { is: 'key-removed' };
    default:
      return { is: 'unknown-kind' };
  }
}
