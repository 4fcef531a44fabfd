import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { bundle } from '../../scripts/lib/bundle.ts';
import { ghostsByFilter } from '../harm.ts';
import { type FaultProxy, startProxy } from '../proxy.ts';
import { countCalls } from './call-counter.ts';
import { type IdleEngine, startIdleEngine } from './engine.ts';
import { fastClock } from './fast-clock.ts';

export interface NightOptions {
  hours: number;
  /** How many times as fast as true time the night passes. */
  factor: number;
  progress: (line: string) => void;
}

/** What a quiet night cost. All times are true times, as if nothing were scaled. */
export interface Night {
  hours: number;
  /** On average, and in the worst minute. */
  callsPerMinute: number;
  callsWorstMinute: number;
  callsByMethod: Record<string, number>;
  /** Readers without a client: at the end, and the most that one subscription had at one time. */
  ghosts: number;
  ghostsMost: number;
  /** At the server, at the end. */
  consumers: number;
  /** Until the first event of the morning was announced; null when it never was. */
  firstEventDelayS: number | null;
  /** Of the engine, for the whole night. */
  cpuSeconds: number;
}

/** The true intervals of the server, ms. */
const HEARTBEAT = 30_000;
const ACK_WAIT = 30_000;
const HOUR = 3_600_000;
/** Besides the user's own subscription, which exists from the start. */
const WATCHED = 4;
/** How often the network changes per night. */
const CHANGES = 4;
/** How long nothing gets through at a change, and how long the server does not notice it, ms of true time. */
const AWAY = 20_000;
const UNNOTICED = 60_000;
/** How long the first event may take, ms. */
const PATIENCE = 60_000;
/** From the last subscription being live to the beginning of the night, so that signing in is over, ms of true time. */
const SETTLED = 180_000;

/** Two projects, two collections and the user: what a person with a few projects watches. */
async function signIn(engine: IdleEngine, aos: LocalAos, port: number): Promise<void> {
  const projects = aos.projects.slice(0, 2).map(({ id }) => id);
  const collections = aos.control
    .resources()
    .filter(({ level, parents }) => level === 'collection' && projects.includes(parents[0] ?? ''))
    .slice(0, WATCHED - projects.length);
  const watch = [
    ...projects.map((id) => ({ resourceId: id, resourceKind: 'project' as const })),
    ...collections.map(({ id }) => ({ resourceId: id, resourceKind: 'collection' as const })),
  ];
  await engine.tell('signIn', { address: `127.0.0.1:${port}`, token: aos.token, watch });
  for (;;) {
    const states = await engine.tell<string[]>('states');
    if (states.includes('halted')) throw new Error('something cannot be watched');
    if (states.length > WATCHED && states.every((state) => state === 'live')) return;
    await sleep(50);
  }
}

/** Changes the network: for a while nothing gets through, then the old connections are dead, which the server is not told. */
async function changeNetwork(engine: IdleEngine, proxy: FaultProxy, factor: number): Promise<void> {
  proxy.weather({ blackHole: true });
  await sleep(AWAY / factor);
  proxy.leave(UNNOTICED / factor);
  proxy.weather({ blackHole: false });
  await engine.tell('wake');
}

/** One account, five subscriptions, and a night in which nothing happens but four changes of the network. */
export async function spendNight({ hours, factor, progress }: NightOptions): Promise<Night> {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-idle-'));
  using _sweep = { [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
  using programs = await bundle({
    engine: 'faults/idle/engine-process.ts',
    store: 'electron/store-worker.ts',
  });
  const anchor = Date.now();
  const clock = fastClock(anchor, factor);
  await using aos = await startAos({
    repaired: [],
    seed: 1,
    clock,
    // The server sends its next heartbeat in true time, whatever the clock.
    heartbeatMs: HEARTBEAT / factor,
    ackWaitMs: ACK_WAIT,
  });
  await using proxy = await startProxy(Number(aos.address.split(':')[1]));
  await using engine = await startIdleEngine(programs.files.engine, {
    folder,
    storeWorker: programs.files.store,
    anchor,
    factor,
  });

  await signIn(engine, aos, proxy.port);
  await sleep(SETTLED / factor);

  const cpu = await engine.tell<number>('cpu');
  const counter = countCalls(aos, factor);
  const part = (hours * HOUR) / (CHANGES + 1) / factor;
  for (let n = 0; n < CHANGES; n++) {
    await sleep(part);
    progress(`${((hours * (n + 1)) / (CHANGES + 1)).toFixed(1)} h: the network changes`);
    await changeNetwork(engine, proxy, factor);
  }
  await sleep(part);
  const calls = await counter.stop();
  const cpuSeconds = (await engine.tell<number>('cpu')) - cpu;

  // The morning is not scaled, as it measures how long a person waits.
  clock.run(1);
  await engine.tell('run', { factor: 1 });
  const seen = engine.nextEvent();
  const began = performance.now();
  await aos.control.publish({ resource: aos.projects[0]?.id });
  const isSeen = await Promise.race([seen.then(() => true), sleep(PATIENCE).then(() => false)]);
  const delay = (performance.now() - began) / 1000;
  const stats = await aos.control.stats();
  return {
    hours,
    ...calls,
    ghosts: stats.ghosts,
    ghostsMost: Math.max(stats.ghostsMost, ghostsByFilter(stats.consumers)),
    consumers: stats.consumers.length,
    firstEventDelayS: isSeen ? Number(delay.toFixed(2)) : null,
    cpuSeconds: Number(cpuSeconds.toFixed(1)),
  };
}
