import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventRecord, Stats } from '../devserver/control/types.ts';
import type { ResourceRecord } from '../devserver/state/model.ts';
import { freePort } from '../devserver/testing/nats-server.ts';
import { kill, start } from './children.ts';
import type { Scale } from './scale.ts';

/** The local AOS in its own process, controlled over its control port, which no proxy disturbs. */
export interface AosProcess extends AsyncDisposable {
  readonly port: number;
  readonly token: string;
  readonly user: string;
  readonly projects: { id: string; name: string }[];
  /** Runs a control verb and retries while the server is away. */
  ask<T>(verb: string, args?: unknown): Promise<T>;
  /** Runs a control verb once; rejects when the server is away. */
  askOnce<T>(verb: string, args?: unknown): Promise<T>;
  stats(): Promise<Stats>;
  events(): Promise<EventRecord[]>;
  resources(): Promise<ResourceRecord[]>;
  kill(): Promise<void>;
  start(): Promise<void>;
}

interface Facts {
  token: string;
  users: { id: string }[];
  projects: { id: string; name: string }[];
}

/** How long a verb is retried while the server is restarting, ms. */
const PATIENCE = 90_000;

/**
 * Starts it on a nats-server. Its state is kept in `folder`, so that it continues after a kill.
 *
 * @param main the bundled program.
 * @param repaired true for a server without the faults of the real one.
 */
export async function startAosProcess(
  main: string,
  folder: string,
  nats: string,
  scale: Scale,
  seed: number,
  repaired: boolean,
): Promise<AosProcess> {
  const [port, webPort] = [await freePort(), await freePort()];
  const args = [main, '--json', '--log', 'nats', '--nats', nats, '--seed', String(seed)];
  args.push('--port', String(port), '--web-port', String(webPort), '--state', join(folder, 'aos.jsonl'));
  args.push('--heartbeat-s', String(scale.heartbeat / 1000), '--ack-wait-s', String(scale.ackWait / 1000));
  args.push(`--repaired=${repaired ? 'all' : 'none'}`);
  const begin = async () => {
    const child = start(process.execPath, args, ['pipe', 'pipe', 'inherit']);
    if (!child.stdout) throw new Error('no output to read from');
    const lines = createInterface({ input: child.stdout });
    const facts = await new Promise<Facts>((resolve, reject) => {
      lines.once('line', (line) => resolve(JSON.parse(line) as Facts));
      child.once('exit', () => reject(new Error('the local AOS did not start')));
    });
    return { child, facts };
  };
  let { child, facts } = await begin();

  async function askOnce<T>(verb: string, args: unknown = {}): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${webPort}/control/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(60_000),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${verb}: ${answer.error}`);
    return answer;
  }
  async function ask<T>(verb: string, args?: unknown): Promise<T> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      try {
        return await askOnce<T>(verb, args);
      } catch (error) {
        if (performance.now() > until) throw error;
        await sleep(100);
      }
    }
  }
  return {
    port,
    token: facts.token,
    user: facts.users[0]?.id ?? '',
    projects: facts.projects,
    ask,
    askOnce,
    stats: () => ask<Stats>('stats'),
    events: async () => (await ask<{ events: EventRecord[] }>('events')).events,
    resources: async () => (await ask<{ resources: ResourceRecord[] }>('resources')).resources,
    kill: () => kill(child),
    async start() {
      ({ child, facts } = await begin());
    },
    [Symbol.asyncDispose]: () => kill(child),
  };
}
