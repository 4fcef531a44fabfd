import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import {
  EventVariant,
  GetEventMessageStreamResponseSchema,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { createReplySigner } from '../auth/hmac.ts';
import { type EventPayload, toEventMessage } from '../log/payload.ts';
import { createEventFramer } from './event-frame.ts';

const payloads: EventPayload[] = [
  {
    kind: 'resource',
    id: 'R'.repeat(26),
    variant: ResourceVariant.OBJECT,
    action: EventVariant.UPDATED,
    checksum: 'c'.repeat(64),
  },
  { kind: 'user', id: 'U'.repeat(26), action: EventVariant.CREATED, checksum: '' },
  { kind: 'announcement', id: '', event: { case: 'newDataProxyId', value: 'A'.repeat(300) } },
];

test.each(payloads)('a $kind event written by hand is read as the library would write it', (payload) => {
  const frame = createEventFramer();
  for (const subject of ['$JS.ACK.short', `$JS.ACK.${'x'.repeat(200)}`]) {
    const reply = createReplySigner('secret').sign(subject);
    const written = toBinary(GetEventMessageStreamResponseSchema, frame(payload, reply));
    const read = fromBinary(GetEventMessageStreamResponseSchema, written);
    const message = toEventMessage(payload, reply);
    expect(read.message).toEqual(message);
    expect(written).toEqual(toBinary(GetEventMessageStreamResponseSchema, { ...read, message }));
  }
});

test('events that differ in their checksum only are told apart', () => {
  const frame = createEventFramer();
  const reply = createReplySigner('secret').sign('$JS.ACK.short');
  for (const digit of ['1', '2']) {
    const payload: EventPayload = {
      kind: 'user',
      id: 'U'.repeat(26),
      action: EventVariant.UPDATED,
      checksum: digit.repeat(64),
    };
    const written = toBinary(GetEventMessageStreamResponseSchema, frame(payload, reply));
    expect(fromBinary(GetEventMessageStreamResponseSchema, written).message).toEqual(
      toEventMessage(payload, reply),
    );
  }
});
