import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundle } from '../../scripts/lib/bundle.ts';
import { summarizeProfile } from '../lib/cpu-profile.ts';
import { startServer } from '../lib/server.ts';
import { fixed, table } from '../lib/table.ts';
import { measureEngine } from './measure.ts';
import { sources } from './programs.ts';
import { rate } from './series.ts';
import { buildWorld, publishEvents } from './world.ts';

/** Threads that were busy for less are left out, ms. */
const LITTLE = 500;

/**
 * Runs the engine once under node's CPU profiler, which writes a file for each of its threads into `folder` (emptied
 * first). Returns events/s and what each thread spent its time on.
 */
export async function profileEngine(folder: string, backlog: number): Promise<string> {
  const out = resolve(folder);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  using programs = await bundle(sources);
  const { files } = programs;
  await using server = await startServer(files.aos, ['--seed', '11']);
  const world = await buildWorld(server, 5_000);
  await publishEvents(server, world, backlog);
  const flags = ['--cpu-prof', `--cpu-prof-dir=${out}`];
  const what = { protocol: 'grpc', backlog, subscriptions: 1 } as const;
  const run = await measureEngine({ programs: files, server, world, backlog }, what, undefined, flags);
  const parts = [
    `${Math.round(rate(run))} events/s, ${fixed(run.cpuMs, 0)} ms of CPU; the files are in ${out}`,
  ];
  for (const name of (await readdir(out)).sort()) {
    const { busy, hot, places } = await summarizeProfile(join(out, name));
    if (busy < LITTLE) continue;
    const rows = hot.map(({ where, ms }, n) => [
      where,
      fixed(ms, 0),
      fixed((ms / busy) * 100, 1),
      places[n]?.where ?? '',
      fixed(places[n]?.ms ?? Number.NaN, 0),
    ]);
    parts.push(`\n${name}: busy for ${fixed(busy, 0)} ms\n`);
    parts.push(table(['function', 'ms', '%', 'place', 'ms'], rows));
  }
  return parts.join('\n');
}
