import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { afterEach, expect, test } from 'vitest';
import {
  CreateStreamConsumerResponseSchema,
  GetEventMessageBatchResponseSchema,
  GetEventMessageStreamResponseSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import {
  GetPersonalNotificationsResponseSchema,
  GetUserResponseSchema,
} from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { eventually, everything, openInbox, signIn, startHarness } from '../testing/harness.ts';
import { frame, type Handler, hostileServer, respond } from '../testing/hostile-server.ts';
import { ackSubject, resourceMessage } from '../testing/messages.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

const USER = '01JABCDEFGHJKMNPQRSTVWXYZ0';
const answer =
  <D extends DescMessage>(schema: D, init: MessageInitShape<D>): Handler =>
  (stream) => {
    respond(stream);
    stream.end(frame(toBinary(schema, create(schema, init))));
  };

const NOW = BigInt(Date.now()) * 1_000_000n;
const event = (seq: number, id = `01JABCDEFGHJKMNPQRSTVWX${String(seq).padStart(3, '0')}`) =>
  toBinary(
    GetEventMessageStreamResponseSchema,
    create(GetEventMessageStreamResponseSchema, {
      message: resourceMessage(ackSubject({ seq: BigInt(seq), time: NOW + BigInt(seq) }), id),
    }),
  );
/** A message with one field of bytes: for making what no schema makes. */
const field = (no: number, bytes: Uint8Array) =>
  new BinaryWriter().tag(no, WireType.LengthDelimited).bytes(bytes).finish();
const heartbeat = frame(new Uint8Array());

/** The event of this id with bytes in its name that are no UTF-8. */
function badText(seq: number): Uint8Array {
  const bytes = Buffer.from(event(seq, 'MARKMARKMARK'));
  bytes.set([0xff, 0xfe, 0xc3, 0x28], bytes.indexOf('MARKMARK'));
  return bytes;
}

/** What each opening of the stream sends, and whether it ends then; the last one is sent forever. */
const attacks: { frames: Buffer[]; ends: boolean }[] = [
  { frames: [heartbeat, frame(event(1)), frame(randomBytes(300))], ends: true },
  { frames: [heartbeat, frame(event(2)), frame(event(3).subarray(0, 20), 5_000)], ends: true },
  { frames: [heartbeat, frame(event(4)), frame(new Uint8Array(10), 0x7fff_ffff)], ends: false },
  { frames: [heartbeat, frame(event(5)), frame(event(6), undefined, 1)], ends: true },
  { frames: [heartbeat, frame(event(7)), frame(event(8), undefined, 0x80)], ends: true },
  { frames: [randomBytes(2_000)], ends: true },
  {
    frames: [
      heartbeat,
      frame(badText(10)),
      frame(event(11, 'A'.repeat(10_000))),
      frame(event(12, '\u202e\u0000\u001b[31m<script>alert(1)</script>')),
      // Neither a kind nor a reply; then a kind nobody knows; then one that is empty.
      frame(field(1, new Uint8Array())),
      frame(field(1, field(9, new Uint8Array([1, 2, 3])))),
      frame(field(1, field(1, new Uint8Array()))),
      frame(event(2 ** 31)),
      frame(event(13)),
    ],
    ends: false,
  },
];

test('random, cut and enormous frames, bad text, missing parts: it goes on, and keeps what can be kept', async () => {
  let opened = 0;
  const consumer = `${USER.slice(0, 25)}9`;
  const server = await hostileServer({
    GetUser: answer(GetUserResponseSchema, { user: { id: USER, displayName: 'Eve\u202e', active: true } }),
    CreateStreamConsumer: answer(CreateStreamConsumerResponseSchema, { streamConsumer: consumer }),
    GetEventMessageBatch: answer(GetEventMessageBatchResponseSchema, {}),
    GetEventMessageStream(stream) {
      respond(stream);
      const attack = attacks[Math.min(opened++, attacks.length - 1)];
      for (const part of attack?.frames ?? []) stream.write(part);
      if (attack?.ends) stream.end();
      else {
        const beat = setInterval(() => !stream.destroyed && stream.write(heartbeat), 300);
        stream.on('close', () => clearInterval(beat));
      }
    },
  });
  open.push(server);
  const app = await startHarness({ timing: { backoffMin: 5, backoffMax: 50 } });
  open.push(app);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await signIn(app.engine, server.address, 'a.b.c');
  // The events ahead of each attack, and one with an unknown flag; those with bad names; one with an absurd sequence and one
  // with a good one; three that are told apart by what they say.
  const wanted = 6 + 3 + 2 + 3;
  await eventually(
    'all that can be kept',
    async () => (await app.engine.feedCount(everything)).total >= wanted,
    30_000,
  );
  delay.disable();
  const rows = await app.engine.feedPage(everything, 0, 100);
  expect(rows).toHaveLength(wanted);
  for (const row of rows) {
    expect([...(row.resourceId ?? '')].length).toBeLessThanOrEqual(64);
    expect(row.resourceId ?? '').not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  }
  expect(rows.some((r) => r.resourceId?.includes('\ufffd'))).toBe(true);
  expect(app.engine.accounts()[0]?.user.name).toBe('Eve');
  expect(delay.max / 1e6).toBeLessThan(1_000);
}, 60_000);

test('a message in a stream that is too large ends neither the subscription nor makes it ask without a pause', async () => {
  let opened = 0;
  let seq = 0;
  const server = await hostileServer({
    GetUser: answer(GetUserResponseSchema, { user: { id: USER, displayName: 'Eve', active: true } }),
    CreateStreamConsumer: answer(CreateStreamConsumerResponseSchema, { streamConsumer: USER }),
    GetEventMessageBatch: answer(GetEventMessageBatchResponseSchema, {}),
    GetEventMessageStream(stream) {
      opened++;
      respond(stream);
      // Apart, as what comes in one packet with the head of such a message is lost with it.
      stream.write(Buffer.concat([heartbeat, frame(event(++seq))]));
      setTimeout(() => !stream.destroyed && stream.write(frame(new Uint8Array(17 * 1024 * 1024))), 50);
    },
  });
  open.push(server);
  const app = await startHarness({ timing: { backoffMin: 100, backoffMax: 400, healthy: 60_000 } });
  open.push(app);
  await signIn(app.engine, server.address, 'a.b.c');
  const began = performance.now();
  await eventually(
    'what came before it each time',
    async () => (await app.engine.feedCount(everything)).total >= 2,
    30_000,
  );
  expect(opened / ((performance.now() - began) / 1_000)).toBeLessThan(20);
}, 60_000);

test('notifications with doubled, empty and huge ids, messages without end and unknown kinds', async () => {
  const note = (id: string, message: string, variant = 1) => ({
    id,
    message,
    variant: variant as never,
    refs: [],
  });
  const server = await hostileServer({
    GetUser: answer(GetUserResponseSchema, { user: { id: USER, displayName: 'Eve', active: true } }),
    GetPersonalNotifications: answer(GetPersonalNotificationsResponseSchema, {
      notifications: [
        note(USER, 'first'),
        note(USER, 'the same again'),
        note('', 'without an id'),
        note('x'.repeat(1_000_000), 'a huge id'),
        note('not-a-ulid', `\u202e${'y'.repeat(2_000_000)}\u0000`),
        note(`${USER.slice(0, 25)}1`, '', 99),
      ],
    }),
  });
  open.push(server);
  const app = await startHarness();
  open.push(app);
  await signIn(app.engine, server.address, 'a.b.c');
  await eventually('three', async () => (await app.engine.inboxCount(openInbox)).total === 3);
  const page = await app.engine.inboxPage(openInbox, 0, 10);
  expect(page.map((r) => r.id).sort()).toEqual([USER, `${USER.slice(0, 25)}1`, 'not-a-ulid'].sort());
  for (const row of page) {
    expect([...row.message].length).toBeLessThanOrEqual(1_000);
    expect(row.message).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  }
});
