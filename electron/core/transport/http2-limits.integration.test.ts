import { once } from 'node:events';
import {
  type ClientHttp2Stream,
  createServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { type AddressInfo, connect, createServer as createTcp } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { connectApi } from './api.ts';
import { type Http2Connection, http2Connection } from './http2-connection.ts';
import { createTrust } from './trust.ts';

const STREAM = '/aruna.EventNotificationService/GetEventMessageStream';
const CALL = '/aruna.UserService/GetUser';

/** A server that answers calls at once, and begins the answer of a stream without ever ending it. */
async function startServer(maxConcurrentStreams?: number) {
  const settings = maxConcurrentStreams === undefined ? {} : { maxConcurrentStreams };
  const server = createServer({ settings });
  const sessions: ServerHttp2Session[] = [];
  const authorities: (string | undefined)[] = [];
  const refuse = { next: 0 };
  server.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    stream.on('error', () => {});
    authorities.push(headers[':authority']);
    if (refuse.next > 0) {
      refuse.next--;
      return stream.close(7);
    }
    stream.respond({ ':status': 200 });
    if (headers[':path'] === CALL) stream.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { sessions, authorities, refuse, server, port: (server.address() as AddressInfo).port };
}

function connection(port: number, waitMs = 300): Http2Connection {
  const made = http2Connection(`http://127.0.0.1:${port}`, {
    pingMs: 15_000,
    pingTimeoutMs: 10_000,
    verifyTimeoutMs: 500,
    connectTimeoutMs: 2_000,
    streamWaitMs: waitMs,
    trust: createTrust(null),
    proxy: async () => null,
  });
  onTestFinished(() => made.reset());
  return made;
}

async function open(from: Http2Connection): Promise<ClientHttp2Stream> {
  const stream = await from.request('POST', STREAM, {}, {});
  stream.on('error', () => {});
  await once(stream, 'response');
  return stream;
}

async function call(from: Http2Connection): Promise<void> {
  const stream = await from.request('POST', CALL, {}, {});
  stream.on('error', () => {});
  stream.resume();
  stream.end();
  await once(stream, 'end');
  // A refused request ends, too.
  if (stream.rstCode !== 0) throw new Error(`reset ${stream.rstCode}`);
}

const openMany = (from: Http2Connection, count: number) =>
  Promise.all(Array.from({ length: count }, () => open(from)));
const callMany = (from: Http2Connection, count: number) =>
  Promise.all(Array.from({ length: count }, () => call(from)));

test.each([1, 2, 3, 6, 100])(
  'with a limit of %i ten streams stay open and fifty calls get through',
  async (limit) => {
    const { port, sessions } = await startServer(limit);
    const made = connection(port);
    const streams = await openMany(made, 10);
    await callMany(made, 50);
    expect(streams.every((stream) => !stream.closed)).toBe(true);
    // No more sessions than the limit requires: two for calls at most, the rest for streams.
    expect(sessions.length).toBeLessThanOrEqual(limit === 100 ? 1 : 2 + Math.ceil(10 / limit));
  },
);

test('without a limit everything goes over one session', async () => {
  const { port, sessions } = await startServer();
  const made = connection(port);
  await openMany(made, 40);
  await callMany(made, 40);
  expect(sessions).toHaveLength(1);
});

test('a limit that falls while connected: calls get another session, the streams stay', async () => {
  const { port, sessions } = await startServer(100);
  const made = connection(port);
  const streams = await openMany(made, 8);
  sessions[0]?.settings({ maxConcurrentStreams: 6 });
  await wait(50);
  await callMany(made, 20);
  await openMany(made, 4);
  expect(streams.every((stream) => !stream.closed)).toBe(true);
});

test('a limit that falls to 0 while connected: what is open goes on, the rest gets another session', async () => {
  const { port, sessions } = await startServer(100);
  const made = connection(port);
  const [stream] = await openMany(made, 1);
  sessions[0]?.settings({ maxConcurrentStreams: 0 });
  await wait(50);
  await callMany(made, 20);
  await openMany(made, 2);
  expect(stream?.closed).toBe(false);
  expect(sessions.map((session) => session.destroyed)).toEqual([false, false]);
});

test('a server with a limit of 0 everywhere: one idle session, and a plain word for what waits', async () => {
  const { port, sessions } = await startServer(0);
  const made = connection(port);
  await expect(open(made)).rejects.toThrow(/streams-limited/);
  await expect(call(made)).rejects.toThrow(/requests-limited/);
  expect(sessions).toHaveLength(1);
  const waiting = call(made);
  sessions[0]?.settings({ maxConcurrentStreams: 10 });
  await waiting;
});

test('GOAWAY: what is open goes on, what is new gets another session', async () => {
  const { port, sessions } = await startServer(6);
  const made = connection(port);
  const streams = await openMany(made, 2);
  sessions[0]?.goaway(0);
  await wait(50);
  await callMany(made, 20);
  await openMany(made, 8);
  expect(streams.every((stream) => !stream.destroyed)).toBe(true);
  expect(sessions.length).toBeGreaterThan(1);
});

test('a refused stream teaches the limit that the settings did not tell', async () => {
  const { port, sessions, refuse } = await startServer();
  const made = connection(port);
  await openMany(made, 3);
  refuse.next = 1;
  const refused = await made.request('POST', STREAM, {}, {});
  refused.on('error', () => {});
  await new Promise((resolve) => refused.once('close', resolve));
  await openMany(made, 3);
  await callMany(made, 20);
  expect(sessions.length).toBeGreaterThan(1);
});

/** Stands before the server and lets only a given number of connections through. */
async function startDoor(port: number, most: number): Promise<number> {
  let count = 0;
  const door = createTcp((socket) => {
    socket.on('error', () => {});
    if (count >= most) return socket.destroy();
    count++;
    const out = connect(port, '127.0.0.1');
    out.setNoDelay();
    socket.setNoDelay();
    socket.pipe(out).pipe(socket);
    out.on('error', () => socket.destroy());
    socket.on('close', () => out.destroy());
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  onTestFinished(() => void door.close());
  return (door.address() as AddressInfo).port;
}

test.each([
  [6, 3],
  [2, 1],
  [1, 0],
])(
  'a limit of %i and a second session that is refused: %i streams, the others know it at once',
  async (limit, fit) => {
    const { port } = await startServer(limit);
    const made = connection(await startDoor(port, 1));
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => open(made)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(fit);
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toContain('streams-limited');
    }
    await callMany(made, 50);
  },
);

test('a limit that falls where no second session is to be had: streams give way until a call gets through', async () => {
  const { port, sessions } = await startServer(100);
  const made = connection(await startDoor(port, 1));
  const streams = await openMany(made, 8);
  sessions[0]?.settings({ maxConcurrentStreams: 6 });
  await wait(50);
  await callMany(made, 10);
  expect(streams.filter((stream) => !stream.destroyed)).toHaveLength(5);
});

test('a silent session is given up, and the next request makes a new one', async () => {
  const { port, sessions } = await startServer(1);
  const made = connection(port);
  const streams = await openMany(made, 3);
  made.reset();
  await wait(50);
  expect(streams.every((stream) => stream.destroyed)).toBe(true);
  await call(made);
  await made.verify();
  expect(sessions.filter((session) => !session.destroyed)).toHaveLength(1);
});

test.each([1, 6, undefined])(
  'gRPC with a limit of %i: nine subscriptions, every event comes and is acked, calls get through',
  async (limit) => {
    const aos = await startAos({ seed: 3, maxConcurrentStreams: limit });
    onTestFinished(() => aos.stop());
    const endpoint = `http://${aos.address}`;
    const api = connectApi({ endpoint, protocol: 'grpc', token: () => aos.token, fetch, callTimeout: 5_000 });
    onTestFinished(() => api.reset());
    const abort = new AbortController();
    const resourceId = aos.projects[0]?.id ?? '';
    let acked = 0;
    async function follow(): Promise<void> {
      const { streamConsumer } = await api.events.createStreamConsumer({
        target: { case: 'resource', value: { resourceId, resourceVariant: 1 } },
        streamType: { case: 'streamAll', value: {} },
        includeSubresources: true,
      });
      const stream = api.events.getEventMessageStream(
        { streamConsumer },
        { signal: abort.signal, timeoutMs: 0 },
      );
      for await (const { message } of stream) {
        const reply = message?.messageVariant.value?.reply;
        if (!reply) continue;
        await api.events.acknowledgeMessageBatch({ replies: [reply] });
        acked++;
      }
    }
    const following = Array.from({ length: 9 }, () => follow().catch(() => {}));
    const before = acked;
    await wait(500);
    for (let n = 0; n < 20; n++) {
      await aos.control.createResource({ level: 'object', name: `soil_${n}`, parents: [resourceId] });
    }
    await expect.poll(() => acked - before, { timeout: 8_000 }).toBeGreaterThanOrEqual(9 * 20);
    const users = await Promise.all(Array.from({ length: 20 }, () => api.users.getUser({})));
    expect(users.every(({ user }) => user?.id === aos.users[0]?.id)).toBe(true);
    abort.abort();
    await Promise.all(following);
  },
);

test('a call that is refused unread is made again', async () => {
  const { port, server, refuse } = await startServer();
  server.removeAllListeners('stream');
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {});
    if (refuse.next-- > 0) return stream.close(7);
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' },
      { endStream: true },
    );
  });
  refuse.next = 2;
  const api = connectApi({
    endpoint: `http://127.0.0.1:${port}`,
    protocol: 'grpc',
    token: () => 'a',
    fetch,
    callTimeout: 5_000,
  });
  onTestFinished(() => api.reset());
  await expect(api.users.getUser({})).rejects.toThrow(/unimplemented/);
  expect(refuse.next).toBe(-1);
});
