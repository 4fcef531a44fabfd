import { join } from 'node:path';
import { freePort } from '../devserver/testing/nats-server.ts';
import { kill, start, untilListening } from './children.ts';

/** A real nats-server with JetStream. */
export interface NatsProcess extends AsyncDisposable {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Starts one that keeps its streams in `folder`. */
export async function startNats(folder: string): Promise<NatsProcess> {
  const port = await freePort();
  const args = ['-js', '-sd', join(folder, 'jetstream'), '-a', '127.0.0.1', '-p', String(port)];
  const begin = async () => {
    const child = start('nats-server', args, 'ignore');
    await untilListening(port);
    return child;
  };
  let child = await begin();
  return {
    url: `nats://127.0.0.1:${port}`,
    kill: () => kill(child),
    async start() {
      child = await begin();
    },
    [Symbol.asyncDispose]: () => kill(child),
  };
}
