import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from '../../electron/core/model/protocol.ts';
import type { Start } from '../../electron/core/model/subscription.ts';
import { startClient } from '../lib/client.ts';
import type { Server } from '../lib/server.ts';
import type { Programs } from './programs.ts';
import {
  accountId,
  type EngineResult,
  type EngineTask,
  type LimitResult,
  type ReadTask,
  type Ready,
} from './task.ts';
import type { World } from './world.ts';

/** A server, its content, the number of events in its log, and the programs that are measured with it. */
export interface Place {
  programs: Programs;
  server: Server;
  world: World;
  backlog: number;
}

export interface What {
  protocol: Protocol;
  /** How many of the newest events are waiting. */
  backlog: number;
  subscriptions: 1 | 5 | 20;
  /** A database to begin with; an empty one when left out. */
  preset?: string | undefined;
}

/** What the engine measured, with the server's counts. */
export interface EngineRun extends EngineResult {
  serverAcked: number;
  serverMostOutstanding: number;
  redelivered: number;
}

/** How long a run of this many events may take before it counts as stuck. */
const patienceMs = (events: number) => 30_000 + events * 0.5;

function readTask(place: Place, what: What): ReadTask {
  const { server, world } = place;
  const start: Start =
    what.backlog === place.backlog
      ? { from: 'everything' }
      : { from: 'sequence', sequence: String(place.backlog - what.backlog + 1) };
  return {
    endpoint: what.protocol === 'grpc' ? `http://${server.address}` : server.webAddress,
    protocol: what.protocol,
    token: server.token,
    targets: world.targets(what.subscriptions),
    start,
    expect: what.backlog,
  };
}

/** Reads the events with the bare client library. */
export async function measureLimit(place: Place, what: What): Promise<LimitResult> {
  try {
    await using client = startClient<LimitResult>(place.programs.limit, readTask(place, what));
    return await client.next(patienceMs(what.backlog));
  } finally {
    await settle(place.server);
  }
}

/**
 * Reads, stores and acks the events with the app's engine.
 *
 * @param opened called when its streams are open; `expect` overrides how many deliveries it waits for.
 * @param flags for node, such as `--cpu-prof`.
 */
export async function measureEngine(
  place: Place,
  what: What,
  live?: { expect: number; start: Start; opened: () => Promise<void> },
  flags: readonly string[] = [],
): Promise<EngineRun> {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-bench-'));
  try {
    // A failed run may have left consumers behind.
    await settle(place.server);
    if (what.preset !== undefined) await copyFile(what.preset, join(folder, `${accountId}.sqlite`));
    const { programs, server } = place;
    const task: EngineTask = { ...readTask(place, what), folder, user: server.user, store: programs.store };
    if (live) Object.assign(task, { expect: live.expect, start: live.start });
    await using client = startClient<EngineResult | Ready>(programs.engine, task, flags);
    const ready = await client.next(30_000 + patienceMs(0));
    if (!('ready' in ready)) throw new Error('the engine measured before it was ready');
    await live?.opened();
    const result = await client.next(patienceMs(task.expect) + (live ? 60_000 : 0));
    if ('ready' in result) throw new Error('the engine was ready twice');
    return { ...result, ...(await settle(place.server)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns what the server counted of its consumers, and deletes them. */
async function settle(
  server: Server,
): Promise<Pick<EngineRun, 'serverAcked' | 'serverMostOutstanding' | 'redelivered'>> {
  const { consumers } = await server.stats();
  for (const { id } of consumers) await server.tell('deleteConsumer', { consumer: id });
  return {
    serverAcked: consumers.reduce((sum, one) => sum + one.acked, 0),
    serverMostOutstanding: Math.max(0, ...consumers.map((one) => one.maxOutstanding)),
    redelivered: consumers.reduce((sum, one) => sum + one.redelivered, 0),
  };
}

/** Writes as many rows with SQLite alone. */
export async function measureSqlite(programs: Programs, events: number, group: number): Promise<LimitResult> {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-bench-'));
  try {
    await using client = startClient<LimitResult>(programs.sqlite, { folder, events, group });
    return await client.next(patienceMs(events));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
