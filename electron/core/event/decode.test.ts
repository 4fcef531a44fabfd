import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  EventMessageSchema,
  ReplySchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { actionByCode, actions } from '../model/actions.ts';
import { readStoredText } from '../model/stand-in.ts';
import { subjectByCode, subjects } from '../model/subjects.ts';
import { ackSubject, message, resourceMessage } from '../testing/messages.ts';
import { readTextLeniently } from '../transport/lenient-text.ts';
import { decode } from './decode.ts';

const NOW = Date.UTC(2026, 5, 1);
beforeAll(readTextLeniently);

test('identity, time, delivery count and backlog come from the ack subject', () => {
  const reply = ackSubject({ stream: 'S', seq: 2n ** 64n - 1n, delivered: 3n, time: 77n, pending: 5n });
  const { event, ack } = decode(resourceMessage(reply), 4, NOW);
  expect(event).toMatchObject({ subscription: 4, stream: 'S', seq: 2n ** 64n - 1n, time: 77n, delivered: 3 });
  expect(subjectByCode(event.subject)).toBe('object');
  expect(actionByCode(event.action)).toBe('updated');
  expect(event.reply).toEqual({ reply, salt: 's', hmac: 'h' });
  expect(ack?.pending).toBe(5n);
});

test('an ack subject that cannot be read: kept as what it is, still to be acked', () => {
  const { event, ack } = decode(resourceMessage('garbage'), 1, NOW);
  expect(ack).toBeNull();
  expect(event.reply?.reply).toBe('garbage');
  expect(event.stream).toMatch(/^unreadable-[0-9a-f]{32}$/);
  expect(event.time).toBe(BigInt(NOW) * 1_000_000n);
});

test('a redelivery of an unreadable one is the same event, though salt and hmac differ', () => {
  const make = (salt: string, id?: string) => {
    const m = resourceMessage('garbage', id);
    if (m.messageVariant.case === 'resourceEvent' && m.messageVariant.value.reply)
      m.messageVariant.value.reply.salt = salt;
    return decode(m, 1, NOW).event.stream;
  };
  expect(make('a')).toBe(make('b'));
  expect(make('a')).not.toBe(make('a', '01JABCDEFGHJKMNPQRSTVWXYZ1'));
});

test('events without a reply are told apart by what they say', () => {
  const of = (id: string) =>
    decode(message({ case: 'resourceEvent', value: { resource: { resourceId: id } } }), 1, NOW).event;
  expect(of('a').reply).toBeNull();
  expect(of('a').stream).not.toBe(of('b').stream);
});

test('a kind of event this version does not know is kept, with its identity and its ack', () => {
  const reply = ackSubject({ seq: 9n });
  const unknown = new BinaryWriter()
    .tag(9, WireType.LengthDelimited)
    .bytes(
      new BinaryWriter()
        .tag(1, WireType.LengthDelimited)
        .string('something')
        .tag(2, WireType.Varint)
        .int32(3)
        .tag(7, WireType.LengthDelimited)
        .bytes(toBinary(ReplySchema, create(ReplySchema, { reply, salt: 'x', hmac: 'y' })))
        .finish(),
    )
    .finish();
  const { event } = decode(fromBinary(EventMessageSchema, unknown), 1, NOW);
  expect(event).toMatchObject({ stream: 'AOS', seq: 9n, subject: 0, action: 0 });
  expect(event.reply).toEqual({ reply, salt: 'x', hmac: 'y' });
});

test('enums this version does not know become unknown', () => {
  const { event } = decode(
    message({
      case: 'resourceEvent',
      value: {
        resource: { resourceVariant: 99 as never },
        eventVariant: -1 as never,
        reply: { reply: ackSubject() },
      },
    }),
    1,
    NOW,
  );
  expect([event.subject, event.action, event.resourceId]).toEqual([0, 0, null]);
});

test.each([
  [
    'downtime',
    { component: 'storage', location: 'Gießen' },
    { is: 'downtime', component: 'storage', location: 'Gießen' },
  ],
  ['version', { component: '', newVersion: '2.1' }, { is: 'new-version', component: '', version: '2.1' }],
] as const)('an announcement of %s says what it is, for whatever language', (kind, value, standIn) => {
  const eventVariant = { case: kind, value } as never;
  const { event } = decode(message({ case: 'announcementEvent', value: { eventVariant } }), 1, NOW);
  expect(readStoredText(event.text)).toEqual({ text: null, standIn });
  expect(subjectByCode(event.subject)).toBe('announcement');
});

test('names of 10,000 characters, with what hides and turns text, are cut and cleaned', () => {
  const { event } = decode(resourceMessage(ackSubject(), `\u202e\u0007${'A'.repeat(10_000)}`), 1, NOW);
  expect(event.resourceId).toMatch(/^A{63}…$/);
});

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(ackSubject()), fc.constant(''));
const reply = fc.option(fc.record({ reply: text, salt: text, hmac: text }), { nil: undefined });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const generated = fc.oneof(
  fc.record({
    case: fc.constant('resourceEvent' as const),
    value: fc.record(
      {
        resource: fc.record(
          { resourceId: text, checksum: text, resourceVariant: int32 },
          { requiredKeys: [] },
        ),
        eventVariant: int32,
        reply,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    case: fc.constant('userEvent' as const),
    value: fc.record({ userId: text, eventVariant: int32, checksum: text, reply }, { requiredKeys: [] }),
  }),
  fc.record({
    case: fc.constant('announcementEvent' as const),
    value: fc.record({ reply }, { requiredKeys: [] }),
  }),
  fc.constant(undefined),
);

test('any message: something to store comes out, and what can be acked is acked', () => {
  fc.assert(
    fc.property(generated, (variant) => {
      // biome-ignore lint/suspicious/noExplicitAny: generated on purpose beyond what the types allow
      const sent = message(variant as any);
      const arrived = fromBinary(EventMessageSchema, toBinary(EventMessageSchema, sent));
      const { event } = decode(arrived, 1, NOW);
      expect(event.stream).not.toBe('');
      expect(subjects[subjectByCode(event.subject)].code).toBe(event.subject);
      expect(actions[actionByCode(event.action)].code).toBe(event.action);
      expect(event.reply === null).toBe(!sent.messageVariant.value?.reply?.reply);
    }),
    { numRuns: 500 },
  );
});

test('random bytes: either not a message, or decoded', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    // A good message with bytes turned: bad UTF-8, wrong lengths, other fields.
    fc.tuple(fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 })).map(([turns]) => {
      const good = toBinary(EventMessageSchema, resourceMessage(ackSubject({ seq: 5n })));
      for (const [at, value] of turns) good[at % good.length] = value;
      return good;
    }),
  );
  fc.assert(
    fc.property(bytes, (b) => {
      let read: ReturnType<typeof fromBinary<typeof EventMessageSchema>>;
      try {
        read = fromBinary(EventMessageSchema, b);
      } catch {
        return;
      }
      expect(decode(read, 1, NOW).event.seq).toBeGreaterThanOrEqual(0n);
    }),
    { numRuns: 1000 },
  );
});
