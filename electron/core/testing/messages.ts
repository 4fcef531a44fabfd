/** Deliveries as a server makes them, for tests. */

import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { BinaryReader } from '@bufbuild/protobuf/wire';
import {
  type EventMessage,
  EventMessageSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { Incoming } from '../model/incoming.ts';

export interface AckParts {
  stream?: string;
  consumer?: string;
  delivered?: bigint;
  seq?: bigint;
  time?: bigint;
  pending?: bigint;
}

/** An ack subject of nine tokens. */
export function ackSubject(parts: AckParts = {}): string {
  const {
    stream = 'AOS',
    consumer = 'c',
    delivered = 1n,
    seq = 1n,
    time = 1_780_000_000_000_000_000n,
  } = parts;
  return `$JS.ACK.${stream}.${consumer}.${delivered}.${seq}.${seq}.${time}.${parts.pending ?? 0n}`;
}

export const message = (
  variant: MessageInitShape<typeof EventMessageSchema>['messageVariant'],
): EventMessage => create(EventMessageSchema, { ...(variant ? { messageVariant: variant } : {}) });

/** Something happened to a resource. */
export function resourceMessage(
  reply: string,
  resourceId = '01JABCDEFGHJKMNPQRSTVWXYZ0',
  eventVariant = 3,
): EventMessage {
  return message({
    case: 'resourceEvent',
    value: {
      resource: { resourceId, resourceVariant: 4, checksum: 'abc' },
      eventVariant,
      reply: { reply, salt: 's', hmac: 'h' },
    },
  });
}

/** Takes apart messages that are one after the other, each behind its length. */
export function behindLengths(bytes: Uint8Array): Buffer[] {
  const found: Buffer[] = [];
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) found.push(Buffer.from(reader.bytes()));
  return found;
}

/** A decoded delivery for the store. */
export function incoming(parts: Partial<Incoming> & { seq: bigint }): Incoming {
  const time = parts.time ?? 1_780_000_000_000_000_000n + parts.seq * 1_000_000_000n;
  const stream = parts.stream ?? 'AOS';
  return {
    subscription: 1,
    stream,
    time,
    delivered: 1,
    subject: 4,
    action: 3,
    resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ0',
    checksum: '',
    text: null,
    alert: 'banner',
    rule: null,
    ackOnly: false,
    fromRecord: false,
    reply: { reply: ackSubject({ stream, seq: parts.seq, time }), salt: 's', hmac: 'h' },
    ...parts,
  };
}
