import { gzipSync } from 'node:zlib';
import { create, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { afterEach, expect, test } from 'vitest';
import { GetEventMessageStreamResponseSchema } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { GetPersonalNotificationsResponseSchema } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { frame } from '../testing/hostile-server.ts';
import { type LargeAnswer, type LargeServer, largeServer } from '../testing/large-server.ts';
import { ackSubject, behindLengths, resourceMessage } from '../testing/messages.ts';
import { connectApi } from './api.ts';
import { explain } from './explain.ts';
import { MAX_MESSAGE_BYTES } from './message-limit.ts';
import { createTrust } from './trust.ts';

const MIB = 1024 * 1024;
/** What a hostile server would send: enough to be seen in the memory of the process. */
const FLOOD_MIB = 1024;
/** What buffers on both ends may hold, and what is read until a limit is noticed. */
const SLACK_MIB = 16;

const ways = [
  { name: 'gRPC over HTTP/2', protocol: 'grpc', overNode: false },
  { name: 'gRPC-Web over fetch', protocol: 'grpc-web', overNode: false },
  { name: 'gRPC-Web over Node', protocol: 'grpc-web', overNode: true },
  { name: 'Connect over fetch', protocol: 'connect', overNode: false },
  { name: 'Connect over Node', protocol: 'connect', overNode: true },
] as const;
type Way = (typeof ways)[number];

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

async function start({ protocol, overNode }: Way, answer: Parameters<typeof largeServer>[1]) {
  const server = await largeServer(protocol, answer);
  open.push(server);
  const api = connectApi({
    endpoint: server.address,
    protocol,
    fetch: globalThis.fetch,
    callTimeout: 30_000,
    token: () => 'token',
    route: { trust: createTrust(null), proxy: async () => null, overNode },
  });
  return { server, api };
}

const types = {
  grpc: { unary: 'application/grpc+proto', stream: 'application/grpc+proto' },
  'grpc-web': { unary: 'application/grpc-web+proto', stream: 'application/grpc-web+proto' },
  connect: { unary: 'application/proto', stream: 'application/connect+proto' },
} as const;
const trailer = frame(Buffer.from('grpc-status: 0\r\n'), undefined, 0x80);

function* flood(mib = FLOOD_MIB): Generator<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024);
  for (let sent = 0; sent < mib * MIB; sent += chunk.length) yield chunk;
}

/** A message with one notification, whose text makes it this long. */
const notifications = (bytes: number) =>
  toBinary(
    GetPersonalNotificationsResponseSchema,
    create(GetPersonalNotificationsResponseSchema, {
      notifications: [{ id: '01JABCDEFGHJKMNPQRSTVWXYZ0', message: 'x'.repeat(bytes) }],
    }),
  );

/** A whole answer to a unary call. */
function unary({ protocol }: Way, message: Uint8Array): LargeAnswer {
  const headers = { 'content-type': types[protocol].unary };
  if (protocol === 'connect') return { headers, body: [message] };
  const body = [frame(message)];
  return { headers, body: protocol === 'grpc' ? body : [...body, trailer] };
}

/** A message of a size that it says but that never ends. */
function endless({ protocol }: Way): LargeAnswer {
  const headers = { 'content-type': types[protocol].unary };
  if (protocol === 'connect') return { headers, body: flood() };
  const head = frame(new Uint8Array(), FLOOD_MIB * MIB);
  return {
    headers,
    body: (function* () {
      yield head;
      yield* flood();
    })(),
  };
}

/** A gigabyte of zeros, packed: members of gzip may follow each other. */
const member = gzipSync(new Uint8Array(64 * MIB), { level: 1 });
const bomb = Buffer.concat(Array.from({ length: FLOOD_MIB / 64 }, () => member));

function packed({ protocol, overNode }: Way): LargeAnswer {
  const headers = { 'content-type': types[protocol].unary };
  if (protocol === 'connect') return { headers: { ...headers, 'content-encoding': 'gzip' }, body: [bomb] };
  if (protocol === 'grpc')
    return { headers: { ...headers, 'grpc-encoding': 'gzip' }, body: [frame(bomb, undefined, 1)] };
  // `fetch` unpacks whole bodies, and Node single messages.
  return overNode
    ? { headers: { ...headers, 'grpc-encoding': 'gzip' }, body: [frame(bomb, undefined, 1), trailer] }
    : {
        headers: { ...headers, 'content-encoding': 'gzip' },
        body: [gzipSync(frame(new Uint8Array(), FLOOD_MIB * MIB)), bomb],
      };
}

/** Watches how far the memory of the process grows while something runs, MiB. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return (Math.max(most, process.memoryUsage.rss()) - before) / MIB;
}

async function failure(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return explain(error, 'aos.example.org').problem.code;
  }
  return 'none';
}

const sentMib = (server: LargeServer) => server.sent() / MIB;

test.each(ways)('$name: a message just below the limit is read', async (way) => {
  const message = notifications(MAX_MESSAGE_BYTES - 100);
  expect(message.length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
  const { api } = await start(way, () => unary(way, message));
  const { notifications: list } = await api.users.getPersonalNotifications({});
  expect(list[0]?.message).toHaveLength(MAX_MESSAGE_BYTES - 100);
});

test.each(ways)('$name: one above it is refused', async (way) => {
  const { api } = await start(way, () => unary(way, notifications(MAX_MESSAGE_BYTES)));
  expect(await failure(() => api.users.getPersonalNotifications({}))).toBe('answer-too-large');
});

test.each(ways)('$name: what does not end is not read to the end', async (way) => {
  const { api, server } = await start(way, () => endless(way));
  let code = '';
  const growth = await growthOf(async () => {
    code = await failure(() => api.users.getPersonalNotifications({}));
  });
  expect(code).toBe('answer-too-large');
  expect(sentMib(server)).toBeLessThan(16 + SLACK_MIB);
  expect(growth).toBeLessThan(200);
});

test.each(ways)('$name: unpacking stops at the limit', async (way) => {
  const { api } = await start(way, () => packed(way));
  let code = '';
  const growth = await growthOf(async () => {
    code = await failure(() => api.users.getPersonalNotifications({}));
  });
  expect(code).toBe('answer-too-large');
  expect(growth).toBeLessThan(200);
});

test.each(ways)('$name: an error without an end is not read to the end', async (way) => {
  const type = way.protocol === 'connect' ? 'application/json' : 'text/html';
  const { api, server } = await start(way, () => ({
    status: 500,
    headers: { 'content-type': type },
    body: flood(),
  }));
  const growth = await growthOf(() => failure(() => api.users.getPersonalNotifications({})));
  expect(sentMib(server)).toBeLessThan(16 + SLACK_MIB);
  expect(growth).toBeLessThan(200);
});

test.each(ways)('$name: neither headers nor trailers are read without a limit', async (way) => {
  const large = 'x'.repeat(4 * MIB);
  const inHeader = await start(way, () => {
    const answer = unary(way, notifications(1));
    return { ...answer, headers: { ...answer.headers, 'x-large': large } };
  });
  expect(await failure(() => inHeader.api.users.getPersonalNotifications({}))).not.toBe('none');
  const inTrailer = await start(way, () => {
    const headers = { 'content-type': types[way.protocol].unary };
    if (way.protocol === 'connect')
      return { headers: { ...headers, 'trailer-x': large }, body: [notifications(1)] };
    const body = [frame(notifications(1))];
    if (way.protocol === 'grpc') return { headers, body, trailers: { 'grpc-status': '0', 'x-large': large } };
    const end = frame(new Uint8Array(), FLOOD_MIB * MIB, 0x80);
    return { headers, body: [...body, end, ...flood(64)] };
  });
  expect(await failure(() => inTrailer.api.users.getPersonalNotifications({}))).not.toBe('none');
});

/** A message with an event, and a field that nobody knows, so that it has some kilobytes. */
const event = Buffer.concat([
  toBinary(
    GetEventMessageStreamResponseSchema,
    create(GetEventMessageStreamResponseSchema, { message: resourceMessage(ackSubject({})) }),
  ),
  new BinaryWriter().tag(99, WireType.LengthDelimited).bytes(new Uint8Array(4_096)).finish(),
]);
/** Together they are larger than one message may be. */
const EVENTS = 5_000;
/** Those that come in the same packet as the head of the message that is too large are lost with it. */
const IN_A_PACKET = 50;

test.each(ways)(
  '$name: a stream ends with the message that is too large, after those before it',
  async (way) => {
    const message = frame(event);
    const { api, server } = await start(way, () => ({
      headers: { 'content-type': types[way.protocol].stream },
      body: (function* () {
        for (let n = 0; n < EVENTS; n++) yield message;
        yield frame(new Uint8Array(), FLOOD_MIB * MIB);
        yield* flood();
      })(),
    }));
    let read = 0;
    let code = '';
    const growth = await growthOf(async () => {
      code = await failure(async () => {
        const stream = api.eventStream('x', new AbortController().signal);
        for await (const responses of stream) read += behindLengths(responses).length;
      });
    });
    expect(code).toBe('answer-too-large');
    expect(read).toBeGreaterThan(EVENTS - IN_A_PACKET);
    expect(sentMib(server)).toBeLessThan((EVENTS * message.length) / MIB + SLACK_MIB);
    expect(growth).toBeLessThan(250);
  },
);

const isNode = ({ protocol, overNode }: Way) => protocol === 'grpc' || overNode;

test.each(ways.filter(isNode))('$name: a stream with messages that are packed is read', async (way) => {
  const name = way.protocol === 'connect' ? 'connect-content-encoding' : 'grpc-encoding';
  const { api } = await start(way, () => ({
    headers: { 'content-type': types[way.protocol].stream, [name]: 'gzip' },
    body: [frame(event), frame(gzipSync(event), undefined, 1), frame(event), ending(way)],
    ...(way.protocol === 'grpc' && { trailers: { 'grpc-status': '0' } }),
  }));
  const read: Uint8Array[] = [];
  const stream = api.eventStream('x', new AbortController().signal);
  for await (const responses of stream) read.push(...behindLengths(responses));
  expect(read.map((bytes) => Buffer.compare(bytes, event))).toEqual([0, 0, 0]);
});

/** What a stream ends with in its body. */
function ending({ protocol }: Way): Uint8Array {
  if (protocol === 'grpc') return new Uint8Array();
  return protocol === 'grpc-web' ? trailer : frame(Buffer.from('{}'), undefined, 2);
}
