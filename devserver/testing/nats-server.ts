import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A nats-server with JetStream in its own folder. */
export interface NatsServer extends AsyncDisposable {
  readonly url: string;
  /** Kills it and starts it again on the same port and folder. */
  killAndRestart(): Promise<void>;
  /** Kills it; `restart` starts it again. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Returns why there is no nats-server to test with; undefined if there is one. */
export function natsMissing(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).concat('/usr/sbin');
  return places.some((place) => existsSync(join(place, 'nats-server')))
    ? undefined
    : 'nats-server is not installed';
}

export async function startNatsServer(): Promise<NatsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'aos-nats-'));
  const port = await freePort();
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin` };
  const start = async () => {
    const child = spawn('nats-server', ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)], {
      env,
      stdio: 'ignore',
    });
    await untilListening(port);
    return child;
  };
  const kill = (child: Awaited<ReturnType<typeof start>>) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  let child = await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    async killAndRestart() {
      await kill(child);
      child = await start();
    },
    kill: () => kill(child),
    async restart() {
      child = await start();
    },
    async [Symbol.asyncDispose]() {
      await kill(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Returns a port that is currently free. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nats-server does not listen on port ${port}`);
}
