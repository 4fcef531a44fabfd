import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Includes the folder of nats-server on Debian, which a user's PATH may lack. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin`;

/** Starts a program that ends with this process. */
export function start(
  command: string,
  args: readonly string[],
  stdio: StdioOptions,
  env: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const child = spawn(command, [...args], { stdio, env: { ...env, PATH } });
  const end = () => child.kill('SIGKILL');
  process.prependOnceListener('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** Kills it and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/** Waits until something listens on the port of 127.0.0.1. Rejects after 20 s. */
export async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      const done = (value: boolean) => {
        socket.destroy();
        resolve(value);
      };
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    if (answered) return;
    await sleep(50);
  }
  throw new Error(`nobody listens on port ${port}`);
}
