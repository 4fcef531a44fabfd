import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type FaultProxy, startProxy } from './proxy.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of open.splice(0).reverse()) await end();
});

/** A server that says back what it hears, with the proxy in front, and a connection through it. */
async function setUp(): Promise<{ proxy: FaultProxy; socket: Socket }> {
  const server = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => server.close());
  const address = server.address();
  const proxy = await startProxy(typeof address === 'object' && address ? address.port : 0);
  open.push(() => proxy[Symbol.asyncDispose]());
  const socket = connect(proxy.port, '127.0.0.1');
  await once(socket, 'connect');
  open.push(() => socket.destroy());
  return { proxy, socket };
}

const heard = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

test('in fine weather everything gets through', async () => {
  const { socket } = await setUp();
  socket.write('hello');
  expect(await heard(socket)).toBe('hello');
});

test('a black hole swallows nothing, it only keeps it', async () => {
  const { proxy, socket } = await setUp();
  proxy.weather({ blackHole: true });
  let early = false;
  socket.once('data', () => {
    early = true;
  });
  socket.write('hello');
  await sleep(150);
  expect(early).toBe(false);
  proxy.weather({ blackHole: false });
  expect(await heard(socket)).toBe('hello');
});

test('a reset ends connections with an error', async () => {
  const { proxy, socket } = await setUp();
  socket.write('hello');
  await heard(socket);
  const failed = once(socket, 'error');
  expect(proxy.reset()).toBe(1);
  expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
});

test('truncating lets half of the next piece through and closes', async () => {
  const { proxy, socket } = await setUp();
  proxy.truncate();
  const ended = once(socket, 'close');
  socket.write('12345678');
  expect(await heard(socket)).toBe('1234');
  await ended;
});

test('a connection that is left is over for the client, and the server speaks to nobody for a while', async () => {
  let behind: Socket | undefined;
  let isOver = false;
  const server = createServer((socket) => {
    behind = socket
      .on('error', () => {})
      .on('close', () => {
        isOver = true;
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => server.close());
  const address = server.address();
  const proxy = await startProxy(typeof address === 'object' && address ? address.port : 0);
  open.push(() => proxy[Symbol.asyncDispose]());
  const socket = connect(proxy.port, '127.0.0.1');
  open.push(() => socket.destroy());
  await once(server, 'connection');
  const failed = once(socket, 'error');
  proxy.leave(300);
  await failed;
  await sleep(100);
  behind?.write('hello?');
  await sleep(100);
  expect(isOver).toBe(false);
  await expect.poll(() => isOver).toBe(true);
});
