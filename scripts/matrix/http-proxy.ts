import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { HttpProxy } from '../../electron/core/transport/proxy-setting.ts';

/** An HTTP proxy that lets everything through by CONNECT, and nothing without its login. */
export async function startHttpProxy(): Promise<{ proxy: HttpProxy; stop(): void }> {
  const login = 'matrix:secret';
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, socket, head) => {
    if (request.headers['proxy-authorization'] !== `Basic ${Buffer.from(login).toString('base64')}`) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`tcp://${request.url}`);
    const out = connect(Number(port), hostname, () => {
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
    proxy: { host: '127.0.0.1', port, encrypted: false, login, unsupported: null },
    stop: () => void server.close(),
  };
}
