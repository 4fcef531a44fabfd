import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import type { Goal } from './goals.ts';
import type { Machine } from './machine.ts';

/** What is kept of a run of a benchmark, beside what it measured in detail. */
export interface Outcome {
  /** When it ended, ISO 8601. */
  at: string;
  /** A short run measures nothing. */
  short: boolean;
  seconds: number;
  machine: Machine;
  goals: readonly Goal[];
  /** What there was no time for. */
  left: readonly string[];
  /** What could not be measured, and why. */
  failures: readonly string[];
}

const file = join(root, 'out/bench.json');

/** Writes the result of a benchmark into out/bench.json, next to those of the others. Returns the file's name. */
export async function saveResult(name: string, result: Outcome): Promise<string> {
  const before = await readResults();
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...before, [name]: result }, null, 2)}\n`);
  return relative(root, file);
}

/** Returns what each benchmark measured the last time, by its name; nothing where none has run. */
export const readResults = (): Promise<Record<string, Outcome>> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, Outcome>,
    () => ({}),
  );
