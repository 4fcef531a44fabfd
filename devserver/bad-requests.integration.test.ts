import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startAos } from './server.ts';
import { clientsOf } from './testing/clients.ts';

const GET_USER = '/aruna.api.storage.services.v2.UserService/GetUser';

/** Sends bytes and waits until the server hangs up, or a moment. */
async function send(address: string, bytes: string | Buffer): Promise<void> {
  const socket = connect(Number(address.split(':').at(-1)), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  socket.write(bytes);
  await Promise.race([once(socket, 'close').catch(() => {}), new Promise((done) => setTimeout(done, 100))]);
  socket.destroy();
}

async function ask(address: string, headers: Record<string, string>): Promise<unknown> {
  const session = connectHttp2(`http://${address}`);
  session.on('error', () => {});
  const answer = new Promise((resolve) => {
    session.once('close', () => resolve('closed'));
    const request = session.request({ ':method': 'POST', 'content-type': 'application/grpc', ...headers });
    request.on('error', () => resolve('reset'));
    request.once('response', (got) => resolve(got[':status']));
    request.once('close', () => resolve('closed'));
    request.end('garbage');
  });
  const got = await answer;
  session.destroy();
  return got;
}

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const frame = (type: number, flags: number, stream: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
};

test('no request is bad enough to end the server', async () => {
  await using aos = await startAos({ seed: 4 });
  const web = new URL(aos.webAddress).host;
  for (const authority of [
    '::1:50051',
    'fe80::1%eth0',
    '[',
    'a b',
    '',
    'host:99999',
    '%%%',
    '/../',
    '\u00ff',
  ]) {
    await ask(aos.address, { ':authority': authority, ':path': GET_USER });
    await send(
      web,
      `POST ${GET_USER} HTTP/1.1\r\nHost: ${authority}\r\nContent-Type: application/proto\r\nContent-Length: 0\r\n\r\n`,
    );
  }
  for (const path of [
    '//',
    '*',
    'http://[',
    '/%ff%00',
    `${GET_USER}?${'x'.repeat(5_000)}`,
    '/control/%',
    '',
    GET_USER.slice(1),
  ]) {
    await ask(aos.address, { ':path': path });
    await send(web, `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`);
  }
  for (const type of [
    '',
    'text/html',
    'application/grpc+json',
    'application/connect+proto',
    '\t',
    'a'.repeat(2_000),
  ]) {
    await ask(aos.address, { ':path': GET_USER, 'content-type': type });
    await send(
      web,
      `POST ${GET_USER} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 3\r\n\r\nxyz`,
    );
  }
  await ask(aos.address, { ':path': GET_USER, 'x-large': 'x'.repeat(60_000) }).catch(() => {});
  await send(web, `GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(200_000)}\r\n\r\n`);
  await send(
    web,
    'POST /control/notify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{',
  );
  await send(web, Buffer.from('\0\u0001\u0002 GET\r\n\r\n'));
  for (let n = 0; n < 40; n++) {
    const noise = Buffer.from(Array.from({ length: 64 }, (_, i) => (n * 37 + i * i * 11) % 256));
    await send(
      aos.address,
      n % 2 === 0
        ? noise
        : Buffer.concat([PREFACE, frame(4, 0, 0, Buffer.alloc(0)), frame(n % 12, n, n, noise)]),
    );
  }
  for (const protocol of ['grpc', 'grpc-web', 'connect'] as const) {
    expect((await clientsOf(aos, protocol).users.getUser({})).user?.id).toBe(aos.users[0]?.id);
  }
}, 60_000);

test('an invalid authority is answered with 400', async () => {
  await using aos = await startAos({ seed: 4 });
  expect(await ask(aos.address, { ':authority': '::1:50051', ':path': GET_USER })).toBe(400);
});
