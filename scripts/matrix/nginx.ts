import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../devserver/listen/self-signed.ts';
import { capture } from '../lib/run.mjs';

export interface Nginx {
  /** host:port of the port that passes gRPC on. */
  grpc: string;
  /** host:port of the ports that pass HTTP on: as set up for streams, and as nginx is by itself. */
  web: string;
  buffering: string;
  stop(): Promise<void>;
}

/** Starts a real nginx in front of a server, with TLS; null where nginx is not installed. */
export async function startNginx(
  certificate: Certificate,
  server: { address: string; webAddress: string },
): Promise<Nginx | null> {
  if ((await capture('nginx', ['-v'])).code !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'aruna-matrix-'));
  const [grpc, web, buffering] = [await freePort(), await freePort(), await freePort()];
  writeFileSync(join(folder, 'cert.pem'), certificate.cert);
  writeFileSync(join(folder, 'key.pem'), certificate.key);
  const site = (port: number, http2: string, location: string) => `
    server {
      listen 127.0.0.1:${port} ssl${http2};
      ssl_certificate ${folder}/cert.pem;
      ssl_certificate_key ${folder}/key.pem;
      location / { ${location} }
    }`;
  const pass = `proxy_pass ${server.webAddress}; proxy_http_version 1.1; proxy_read_timeout 75s;`;
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      ${site(grpc, ' http2', `grpc_pass grpc://${server.address}; grpc_read_timeout 75s;`)}
      ${site(web, '', `${pass} proxy_buffering off;`)}
      ${site(buffering, '', pass)}
    }\n`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  await listening(grpc);
  return {
    grpc: `127.0.0.1:${grpc}`,
    web: `127.0.0.1:${web}`,
    buffering: `127.0.0.1:${buffering}`,
    async stop() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until somebody listens. @throws when nobody does within five seconds. */
async function listening(port: number): Promise<void> {
  for (let n = 0; n < 100; n++) {
    const socket = connect(port, '127.0.0.1');
    const there = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
    ]);
    socket.destroy();
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx did not start');
}
