import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  EventMessageSchema,
  GetEventMessageStreamResponseSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ackSubject, message, resourceMessage } from '../testing/messages.ts';
import { readTextLeniently } from '../transport/lenient-text.ts';
import { behindLength } from '../transport/packed-messages.ts';
import { type Decoded, decode } from './decode.ts';
import { responseReader } from './decode-response.ts';
import { resourceEventReader } from './resource-event.ts';

const NOW = Date.UTC(2026, 5, 1);
beforeAll(readTextLeniently);

const response = (init: MessageInitShape<typeof EventMessageSchema>): Uint8Array =>
  toBinary(
    GetEventMessageStreamResponseSchema,
    create(GetEventMessageStreamResponseSchema, { message: create(EventMessageSchema, init) }),
  );
const byLibrary = (bytes: Uint8Array): Decoded | null => {
  const { message: said } = fromBinary(GetEventMessageStreamResponseSchema, bytes);
  return said === undefined ? null : decode(said, 7, NOW);
};
/** Decodes responses, each of which comes by itself. */
function decoder(): (bytes: Uint8Array) => Decoded | null {
  const reader = responseReader(7, () => NOW);
  return (bytes) => {
    reader.begin(behindLength(bytes));
    const decoded = reader.next();
    if (decoded === undefined) throw new Error('There is no response.');
    expect(reader.next()).toBeUndefined();
    return decoded;
  };
}
/** What either of the two makes of bytes: an event, a heartbeat or an error. */
function outcome(read: () => Decoded | null): Decoded | null | 'no message' {
  try {
    return read();
  } catch {
    return 'no message';
  }
}

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constant(''),
  fc.constant('Straße'),
  fc.constant('x'.repeat(5_000)),
);
const code = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(200, 70_000, -1, 2 ** 31 - 1));
const subject = fc
  .record({ seq: fc.bigInt(0n, 2n ** 64n), delivered: fc.bigInt(0n, 2n ** 40n), pending: fc.bigInt(-1n, 9n) })
  .map(ackSubject);
const resourceEvent = fc.record(
  {
    resource: fc.record(
      { resourceId: text, persistentResourceId: fc.boolean(), checksum: text, resourceVariant: code },
      { requiredKeys: [] },
    ),
    eventVariant: code,
    reply: fc.record({ reply: fc.oneof(subject, text), salt: text, hmac: text }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

test('events about resources are what the library with the generated schema says', () => {
  const decodeResponse = decoder();
  fc.assert(
    fc.property(resourceEvent, (value) => {
      const bytes = response({ messageVariant: { case: 'resourceEvent', value } });
      expect(decodeResponse(bytes)).toEqual(byLibrary(bytes));
    }),
    { numRuns: 150 },
  );
});

test('so are damaged ones, and no others are taken for an event', () => {
  const decodeResponse = decoder();
  const whole = response(resourceMessage(ackSubject({ seq: 12n, pending: 3n })));
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(damage, fc.nat(whole.length), (changes, length) => {
      const bytes = whole.slice(0, length);
      for (const [at, value] of changes) if (at < length) bytes[at] = value;
      expect(outcome(() => decodeResponse(bytes))).toEqual(outcome(() => byLibrary(bytes)));
    }),
    { numRuns: 400 },
  );
});

test('an ordinary event needs no library', () => {
  const bytes = response(resourceMessage(ackSubject({ seq: 12n })));
  const reader = resourceEventReader(7);
  reader.begin(Buffer.from(bytes));
  expect(reader.read(0, bytes.length)).toEqual(byLibrary(bytes));
});

test('a heartbeat is no event; other kinds of events are decoded too', () => {
  const decodeResponse = decoder();
  expect(decodeResponse(new Uint8Array())).toBeNull();
  const reply = { reply: ackSubject({ seq: 3n }), salt: 's', hmac: 'h' };
  const bytes = response(message({ case: 'userEvent', value: { userId: 'u', eventVariant: 3, reply } }));
  expect(decodeResponse(bytes)).toEqual(byLibrary(bytes));
});

test('of many that come together, none takes part of another, damaged or not', () => {
  const whole = response(resourceMessage(ackSubject({ seq: 12n, pending: 3n })));
  const one = fc
    .tuple(
      fc.oneof(
        fc.constant(whole),
        resourceEvent.map((value) => response({ messageVariant: { case: 'resourceEvent', value } })),
      ),
      fc.option(fc.tuple(fc.nat(99), fc.integer({ min: 0, max: 255 }))),
    )
    .map(([bytes, change]) => {
      const changed = bytes.slice();
      if (change !== null && change[0] < bytes.length) changed[change[0]] = change[1];
      return changed;
    });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (all) => {
      const reader = responseReader(7, () => NOW);
      reader.begin(Buffer.concat(all.map(behindLength)));
      for (const bytes of all) {
        expect(outcome(() => reader.next() ?? null)).toEqual(outcome(() => byLibrary(bytes)));
      }
      expect(reader.next()).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test('a response that is not whole is an error', () => {
  const reader = responseReader(7, () => NOW);
  reader.begin(behindLength(new Uint8Array(9)).subarray(0, 8));
  expect(() => reader.next()).toThrow('not whole');
});
