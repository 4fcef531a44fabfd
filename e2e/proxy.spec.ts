import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { stored } from './fixtures/signed-in.ts';

/** A name that only the proxy can resolve: what arrives went through it. */
const NAME = 'aos.example.test';

/** An HTTP proxy, and the PAC script that sends one name to it; it knows where that name leads. */
async function startProxy(target: { host: string; port: number }) {
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { port } = server.address() as AddressInfo;
    if (incoming.url === '/proxy.pac') {
      const script = `function FindProxyForURL(url, host) { return host === '${NAME}' ? 'PROXY 127.0.0.1:${port}' : 'DIRECT'; }`;
      outgoing.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script);
      return;
    }
    // A proxy is asked with the whole address.
    const { hostname, pathname } = new URL(incoming.url ?? '', 'http://none');
    if (hostname !== NAME) return void outgoing.writeHead(400).end();
    seen.push(pathname.split('/').at(-1) ?? '');
    const { method, headers } = incoming;
    const onward = ask({ ...target, path: pathname, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (_request, socket, head) => {
    const out = connect(target.port, target.host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      out.write(head);
      socket.pipe(out).pipe(socket);
    });
    out.on('error', () => socket.destroy());
    socket.on('error', () => out.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    pac: `http://127.0.0.1:${port}/proxy.pac`,
    seen,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('gRPC-Web goes the way a PAC script says: sign-in, streams and acks', async ({ start, aos }) => {
  const web = new URL(aos.webAddress);
  const proxy = await startProxy({ host: web.hostname, port: Number(web.port) });
  try {
    const app = await start({ args: [`--proxy-pac-url=${proxy.pac}`] });
    const { window } = app;
    const address = `http://${NAME}:${web.port}`;
    const given = { address, token: aos.token, keep: 'memory', plaintext: true } as const;
    const result = await askApp(window, 'account.signIn', given);
    if (!('account' in result)) throw new Error(result.code);
    const target = {
      kind: 'resource',
      resourceId: watched(aos).id,
      resourceKind: 'project',
      subresources: true,
    } as const;
    await askApp(window, 'watch.add', { account: result.account, target, start: { from: 'now' } });
    const account = async () => (await askApp(window, 'app.state')).accounts[0];
    await expect.poll(async () => (await account())?.status.state).toBe('live');
    expect((await account())?.protocol).toBe('grpc-web');
    await aos.control.publish({ resource: watched(aos).id, action: 'updated', count: 5 });
    await expect.poll(() => stored(app)).toBe(5);
    await expect.poll(async () => (await account())?.acksQueued).toBe(0);
    // Streams run in sessions of their own: these heed the script as well.
    for (const call of ['GetUser', 'GetEventMessageStream', 'AcknowledgeMessageBatch']) {
      expect(proxy.seen).toContain(call);
    }
  } finally {
    proxy.stop();
  }
});
