import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startServer } from '../lib/server.ts';
import { measureEngine } from './measure.ts';
import { rate } from './series.ts';
import { buildWorld, publishEvents } from './world.ts';

/** Runs the engine once under node's CPU profiler, which writes a file for each of its threads. Gives events/s. */
export async function profileEngine(folder: string, backlog: number): Promise<number> {
  const out = resolve(folder);
  await mkdir(out, { recursive: true });
  await using server = await startServer(['--seed', '11', '--orphan', '0']);
  const world = await buildWorld(server, 5_000);
  await publishEvents(server, world, backlog);
  const flags = ['--cpu-prof', `--cpu-prof-dir=${out}`];
  const what = { protocol: 'grpc', backlog, subscriptions: 1 } as const;
  return rate(await measureEngine({ server, world, backlog }, what, undefined, flags));
}
