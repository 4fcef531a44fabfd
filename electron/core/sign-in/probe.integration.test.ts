import { once } from 'node:events';
import { createServer as createHttp, request as requestHttp } from 'node:http';
import { createServer as createHttp2, createSecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../../devserver/listen/self-signed.ts';
import { type AosOptions, startAos } from '../../../devserver/server.ts';
import { probe } from './probe.ts';

const DAY = 86_400_000;
const certificate = (hosts = ['localhost', '127.0.0.1'], from = -DAY, until = 30 * DAY) =>
  selfSigned({ hosts, notBefore: Date.now() + from, notAfter: Date.now() + until });

async function listening(server: Server): Promise<number> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

async function aosWith(options: AosOptions = {}) {
  const aos = await startAos({ seed: 1, ...options });
  onTestFinished(() => aos.stop());
  return aos;
}

interface Given {
  ca?: string;
  plaintext?: boolean;
  deadline?: number;
}

const sign = (address: string, token = 'a.b.c', { ca, plaintext = false, deadline = 8_000 }: Given = {}) =>
  probe(address, token, {
    fetch: globalThis.fetch,
    proxy: async () => null,
    ca: ca ?? null,
    plaintext,
    now: Date.now(),
    deadline,
  });

test('a name that does not resolve', async () => {
  const found = await sign('no-such-host.invalid');
  expect(found).toMatchObject({ field: 'address', kind: 'unreachable' });
  expect(found).toMatchObject({ code: 'unknown-host', args: { server: 'no-such-host.invalid' } });
});

/** A reverse proxy that has the server below a path, and nothing elsewhere. */
async function behindPath(path: string, target: string): Promise<number> {
  const { hostname, port } = new URL(target);
  const proxy = createHttp((request, response) => {
    const { url = '', method, headers } = request;
    if (!url.startsWith(`${path}/`)) return void response.writeHead(404).end();
    const onwards = requestHttp(
      { hostname, port, method, headers, path: url.slice(path.length) },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onwards);
  });
  return listening(proxy);
}

test('a server below a path is found there, and its address keeps the path', async () => {
  const aos = await aosWith();
  const port = await behindPath('/api/aos', aos.webAddress);
  const found = await sign(`http://127.0.0.1:${port}/api/aos/`, aos.token);
  expect(found).toMatchObject({
    endpoint: `http://127.0.0.1:${port}/api/aos`,
    server: `127.0.0.1:${port}/api/aos`,
    user: { id: aos.users[0]?.id },
    unusedPath: null,
  });
});

test('where the server answers without the path that was typed, that is said', async () => {
  const aos = await aosWith();
  const found = await sign(`${aos.webAddress}/some/page`, aos.token);
  expect(found).toMatchObject({ endpoint: aos.webAddress, unusedPath: '/some/page' });
});

test('nothing listens', async () => {
  const found = await sign('127.0.0.1:9');
  expect(found).toMatchObject({
    field: 'address',
    code: 'connection-refused',
    args: { server: '127.0.0.1', ports: ['9'] },
  });
});

test('a certificate signed by itself is named with its facts, and can be trusted for this account', async () => {
  const aos = await aosWith({ tls: certificate() });
  for (const [address, protocol] of [
    [aos.address, 'grpc'],
    [aos.webAddress, 'grpc-web'],
  ] as const) {
    const found = await sign(address, aos.token);
    expect(found).toMatchObject({ field: 'address', kind: 'tls', offer: 'certificate' });
    expect(found).toMatchObject({
      code: 'certificate-self-signed',
      args: { hosts: ['localhost', '127.0.0.1'], issuer: 'localhost' },
    });
    const trusting = await sign(address, aos.token, { ca: aos.certificate ?? '' });
    expect(trusting).toMatchObject({ protocol, encrypted: true, user: { id: aos.users[0]?.id } });
  }
});

test('an expired certificate cannot be trusted', async () => {
  const aos = await aosWith({ tls: certificate(undefined, -20 * DAY, -DAY) });
  const found = await sign(aos.address, aos.token);
  expect(found).toMatchObject({
    kind: 'tls',
    code: 'certificate-expired',
    offer: undefined,
  });
});

test('a certificate for another name', async () => {
  const tls = certificate(['aos.example.org']);
  const aos = await aosWith({ tls });
  const found = await sign(aos.address, aos.token, { ca: tls.cert });
  expect(found).toMatchObject({ kind: 'tls' });
  expect(found).toMatchObject({
    code: 'certificate-other-name',
    args: { hosts: expect.arrayContaining(['aos.example.org']) },
  });
});

test('an authority this computer does not know is named, and its certificate can be trusted', async () => {
  const authority = certificate(['Example University CA']);
  const tls = selfSigned({
    hosts: ['localhost', '127.0.0.1'],
    notBefore: Date.now() - DAY,
    notAfter: Date.now() + DAY,
    signedBy: { name: 'Example University CA', key: authority.key },
  });
  const aos = await aosWith({ tls });
  const found = await sign(aos.address, aos.token);
  expect(found).toMatchObject({ kind: 'tls', offer: 'certificate' });
  expect(found).toMatchObject({
    code: 'certificate-unknown-authority',
    args: { issuer: expect.stringContaining('Example University CA') },
  });
  expect(await sign(aos.address, aos.token, { ca: authority.cert })).toMatchObject({ protocol: 'grpc' });
});

test('a file without a certificate in it', async () => {
  const found = await sign('127.0.0.1:9', 'a.b.c', { ca: 'hello' });
  expect(found).toMatchObject({ field: 'address', kind: 'input', offer: 'certificate' });
});

test.each([200, 404, 401])('a web page over HTTP/1.1 (%i) is called one', async (status) => {
  const page = createHttp((_request, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
  );
  const port = await listening(page);
  const found = await sign(`127.0.0.1:${port}`);
  expect(found).toMatchObject({ field: 'address', kind: 'not-aos' });
  expect(found).toMatchObject({ code: 'web-page' });
});

test('a web page over HTTPS is called one', async () => {
  const tls = certificate();
  const page = createHttps(tls, (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
  );
  const found = await sign(`https://localhost:${await listening(page)}`, 'a.b.c', { ca: tls.cert });
  expect(found).toMatchObject({ kind: 'not-aos', code: 'web-page' });
});

test('a proxy that does not reach its server', async () => {
  const proxy = createHttp((_request, response) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>'),
  );
  const found = await sign(`127.0.0.1:${await listening(proxy)}`);
  expect(found).toMatchObject({
    field: 'address',
    code: 'gateway-unreachable',
    args: { status: 502 },
  });
});

test('an HTTP/2 server that is not AOS', async () => {
  const tls = certificate();
  const server = createSecureServer(tls, (_request, response) => response.writeHead(404).end());
  const found = await sign(`https://localhost:${await listening(server)}`, 'a.b.c', { ca: tls.cert });
  expect(found).toMatchObject({
    kind: 'not-aos',
    code: 'other-service',
  });
});

test('a gRPC server without the services of AOS', async () => {
  const server = createHttp2((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/grpc', 'grpc-status': '12' }).end(),
  );
  const found = await sign(`127.0.0.1:${await listening(server)}`);
  expect(found).toMatchObject({ kind: 'not-aos', code: 'other-grpc-server' });
});

test('a port that speaks no TLS, and one that speaks nothing else', async () => {
  const aos = await aosWith();
  expect(await sign(`https://${aos.address}`, aos.token)).toMatchObject({
    kind: 'tls',
    code: 'no-encryption',
  });
  const secure = await aosWith({ tls: true });
  expect(await sign(`http://${secure.address}`, secure.token)).toMatchObject({
    kind: 'tls',
    code: 'only-encrypted',
  });
});

test('something that speaks another protocol altogether', async () => {
  const port = await listening(createTcp((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
  const found = await sign(`127.0.0.1:${port}`);
  expect(found).toMatchObject({ kind: 'not-aos', code: 'other-service' });
});

test('a port that accepts and never says a word does not hold up what is known', async () => {
  const port = await listening(createTcp(() => {}));
  const began = performance.now();
  const found = await sign(`127.0.0.1:${port}`, 'a.b.c', { deadline: 700 });
  expect(found).toMatchObject({ field: 'address', kind: 'unreachable' });
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('what works, or says that the token is bad, is not held up by ways that never answer', async () => {
  const aos = await aosWith();
  const never: typeof globalThis.fetch = () => new Promise(() => {});
  const began = performance.now();
  const options = {
    fetch: never,
    proxy: async () => null,
    ca: null,
    plaintext: false,
    now: Date.now(),
    deadline: 30_000,
  };
  expect(await probe(aos.address, aos.token, options)).toMatchObject({ protocol: 'grpc' });
  expect(await probe(aos.address, 'a.b.c', options)).toMatchObject({ field: 'token' });
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('a token: malformed, expired, refused', async () => {
  const aos = await aosWith();
  expect(await sign(aos.address, 'not a token')).toMatchObject({
    field: 'token',
    code: 'token-incomplete',
  });
  const over = aos.control.mintToken({ expiresInS: -10 }).token;
  expect(await sign(aos.address, over)).toMatchObject({
    field: 'token',
    code: 'token-expired',
  });
  const { id, token } = aos.control.mintToken({});
  aos.control.expireToken({ token: id });
  for (const address of [aos.address, aos.webAddress]) {
    expect(await sign(address, token)).toMatchObject({
      field: 'token',
      code: 'token-not-accepted',
    });
  }
});

test.each(['', '  ', 'http://', 'https://'])('%jhost:port is found, with spaces around', async (scheme) => {
  const aos = await aosWith();
  const encrypted = scheme === 'https://';
  const found = await sign(`${scheme}${aos.address} `, `  Bearer ${aos.token}\n`);
  if (encrypted) expect(found).toMatchObject({ kind: 'tls' });
  else expect(found).toMatchObject({ protocol: 'grpc', encrypted: false, user: { id: aos.users[0]?.id } });
});

test('another machine is asked without the token, until the person agrees to send it unencrypted', async (context) => {
  const own = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
  if (own === undefined) return context.skip('there is no network but loopback');
  const aos = await aosWith({ host: own });
  const seen = () => aos.control.stats().then(({ calls }) => calls);
  for (const address of [aos.address, `http://${aos.address}`]) {
    const found = await sign(address, aos.token);
    expect(found).toMatchObject({ field: 'address', kind: 'tls', offer: 'plaintext' });
    expect(found).toMatchObject({ code: 'only-unencrypted' });
  }
  expect(Object.keys(await seen()).length).toBeGreaterThan(0);
  expect(await sign(aos.address, aos.token, { plaintext: true })).toMatchObject({
    encrypted: false,
    protocol: 'grpc',
  });
});
