import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import type { Protocol } from '../model/protocol.ts';
import { connectApi } from './api.ts';
import { explain } from './explain.ts';
import { proxyOfEnvironment } from './proxy.ts';
import type { HttpProxy } from './proxy-setting.ts';
import { createTrust } from './trust.ts';
import { wasSent } from './was-sent.ts';

/** An HTTP proxy that knows CONNECT, with a login if one is given. */
async function startProxy(login: string | null = null): Promise<{ proxy: HttpProxy; tunnels: string[] }> {
  const tunnels: string[] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    const given = request.headers['proxy-authorization'] ?? '';
    if (login !== null && given !== `Basic ${Buffer.from(login).toString('base64')}`) {
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
    }
    const url = new URL(`tcp://${request.url}`);
    tunnels.push(url.host);
    const out = connect(Number(url.port), url.hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      out.write(head);
      socket.pipe(out).pipe(socket);
    });
    out.on('error', () => socket.destroy());
    socket.on('error', () => out.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { proxy: { host: '127.0.0.1', port, encrypted: false, login: null, unsupported: null }, tunnels };
}

/** A port that nothing listens on. */
const noProxyThere = { host: '127.0.0.1', port: 9, encrypted: false, login: null };
const protocols: Protocol[] = ['grpc', 'grpc-web', 'connect'];

test.each(protocols)(
  '%s goes through a proxy with a login, to a server with an authority of its own',
  async (protocol) => {
    const aos = await startAos({ tls: true, seed: 1 });
    onTestFinished(() => aos.stop());
    const { proxy, tunnels } = await startProxy('ada:secret');
    const endpoint = protocol === 'grpc' ? `https://${aos.address}` : aos.webAddress;
    const open = (login: string | null, ca: string | null) => {
      const route = { trust: createTrust(ca), proxy: async () => ({ ...proxy, login }), overNode: true };
      const api = connectApi({
        endpoint,
        protocol,
        token: () => aos.token,
        fetch,
        callTimeout: 5_000,
        route,
      });
      onTestFinished(() => api.reset());
      return api;
    };
    const { user } = await open('ada:secret', aos.certificate ?? '').users.getUser({});
    expect(user?.displayName).toBe(aos.users[0]?.name);
    expect(tunnels).toEqual([new URL(endpoint).host]);
    await expect(open('ada:secret', null).users.getUser({})).rejects.toThrow(/self-signed/i);
    await expect(open(null, aos.certificate ?? '').users.getUser({})).rejects.toThrow(/proxy-login/);
  },
);

test.each([
  ['proxy-silent', async () => ({ ...noProxyThere, unsupported: null })],
  ['proxy-unsupported', async () => ({ ...noProxyThere, unsupported: 'SOCKS' })],
  [
    'proxy-invalid',
    async () => proxyOfEnvironment('https://aos.example.org', { https_proxy: 'http://a b' })?.proxy ?? null,
  ],
] as const)('%s is reported as the problem of the proxy, over every protocol', async (code, proxy) => {
  for (const protocol of protocols) {
    const endpoint = 'https://aos.example.org:50051';
    const route = { trust: createTrust(null), proxy, overNode: true };
    const api = connectApi({ endpoint, protocol, token: () => 't', fetch, callTimeout: 5_000, route });
    onTestFinished(() => api.reset());
    const error = await api.users.getUser({}).catch((reason: unknown) => reason);
    expect(explain(error, api.server).problem.code).toBe(code);
    expect(wasSent(error)).toBe(false);
  }
});
