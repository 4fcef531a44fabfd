import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../../devserver/listen/self-signed.ts';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { Protocol } from '../../electron/core/model/protocol.ts';
import { capture } from '../lib/run.mjs';
import { startHttpProxy } from './http-proxy.ts';
import { startNginx } from './nginx.ts';
import type { Cell } from './table.ts';
import type { Outcome, Task } from './task.ts';
import { nothingWorks, tryWay } from './try-way.ts';

const protocols = Protocol.options;
const DAY = 86_400_000;
const certificate = selfSigned({
  hosts: ['localhost', '127.0.0.1'],
  notBefore: Date.now() - DAY,
  notAfter: Date.now() + DAY,
});

/** Tries every protocol on every kind of network, each against a real server, with the app's own transport. */
export async function runMatrix(): Promise<Cell[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-matrix-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, certificate.cert);

  const options = { backlog: 50, notifications: 40, seed: 1 };
  const [plain, secure] = [await startAos(options), await startAos({ ...options, tls: certificate })];
  const tunnel = await startHttpProxy();
  const nginx = await startNginx(certificate, plain);
  const cells: Cell[] = [];

  function task(aos: LocalAos, protocol: Protocol, part: Partial<Task> = {}): Task {
    const scheme = aos === secure ? 'https' : 'http';
    const endpoint = protocol === 'grpc' ? `${scheme}://${aos.address}` : aos.webAddress;
    const project = aos.projects[0]?.id ?? '';
    return { endpoint, protocol, token: aos.token, project, ca: null, proxy: null, ...part };
  }

  async function add(way: string, protocol: Protocol, outcome: Promise<Outcome>): Promise<void> {
    cells.push({ way, protocol, outcome: await outcome });
  }

  for (const protocol of protocols) {
    await add('plain, loopback', protocol, tryWay(task(plain, protocol)));
    await add('TLS, own CA', protocol, tryWay(task(secure, protocol, { ca: certificate.cert })));
    await add('TLS, system CA', protocol, inChild(task(secure, protocol), caFile));
    await add(
      'HTTP proxy with login',
      protocol,
      tryWay(task(secure, protocol, { ca: certificate.cert, proxy: tunnel.proxy })),
    );
    const through = (host: string) =>
      tryWay(task(plain, protocol, { endpoint: `https://${host}`, ca: certificate.cert }));
    const missing = Promise.resolve(nothingWorks('nginx is not installed here'));
    const own = protocol === 'grpc' ? nginx?.grpc : nginx?.web;
    await add('nginx', protocol, own ? through(own) : missing);
    if (protocol === 'grpc') {
      const why = 'nginx passes gRPC on as it comes (grpc_pass): there is no buffering to switch off';
      await add('nginx, buffering', protocol, Promise.resolve(nothingWorks(why)));
    } else await add('nginx, buffering', protocol, nginx ? through(nginx.buffering) : missing);
  }

  await nginx?.stop();
  tunnel.stop();
  await Promise.all([plain.stop(), secure.stop()]);
  rmSync(folder, { recursive: true, force: true });
  cells.sort(
    (a, b) =>
      a.way.localeCompare(b.way) ||
      protocols.indexOf(a.protocol as Protocol) - protocols.indexOf(b.protocol as Protocol),
  );
  return cells;
}

/** In a process of its own, as the system's authorities are read once, at the start. */
async function inChild(one: Task, caFile: string): Promise<Outcome> {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: caFile };
  const args = ['--import', 'tsx', 'scripts/matrix/child.ts', JSON.stringify(one)];
  const { stdout, stderr } = await capture(process.execPath, args, { env, timeout: 60_000 });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as Outcome) : nothingWorks(stderr.trim() || 'it ended');
}
