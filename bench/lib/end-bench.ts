import { saveResult } from './bench-file.ts';
import { type Goal, goalTable } from './goals.ts';
import type { Machine } from './machine.ts';

export interface EndOptions {
  name: string;
  /** When it began, as `performance.now()` says. */
  began: number;
  machine: Machine;
  goals: readonly Goal[];
  /** Everything else that was measured. */
  details: object;
  /** The options of the command line. */
  values: { short?: boolean | undefined; json?: boolean | undefined };
}

/** Saves what a benchmark measured, and prints its goals; with `--json` the last line is one JSON object. */
export async function endBench({ name, began, machine, goals, details, values }: EndOptions): Promise<void> {
  const seconds = Math.round((performance.now() - began) / 1000);
  const file = await saveResult(name, { seconds, machine, goals, ...details });
  process.stdout.write(`${goalTable(goals)}\n\n${seconds} s; everything is in ${file}\n`);
  if (!values.json) return;
  const short = values.short ?? false;
  process.stdout.write(`${JSON.stringify({ bench: name, ok: true, short, seconds, machine, goals })}\n`);
}
