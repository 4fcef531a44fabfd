import { type Outcome, saveResult } from './bench-file.ts';
import { goalTable } from './goals.ts';

export interface EndOptions
  extends Pick<Outcome, 'seconds' | 'machine' | 'goals'>,
    Partial<Pick<Outcome, 'left' | 'failures'>> {
  name: string;
  /** What is printed; the table of the goals if it is left out. */
  report?: string;
  /** Everything else that was measured. */
  details: object;
  /** The options of the command line. */
  values: { short?: boolean | undefined; json?: boolean | undefined };
}

/** Whole seconds since a time that `performance.now()` gave. */
export const secondsSince = (began: number): number => Math.round((performance.now() - began) / 1000);

/**
 * Saves what a benchmark measured, and prints its goals; with `--json` the last line is one JSON object. Returns the exit
 * code: 1 where something could not be measured. Missed goals do not count.
 */
export async function endBench(options: EndOptions): Promise<number> {
  const { name, seconds, machine, goals, details, failures = [], left = [], values } = options;
  const short = values.short ?? false;
  const at = new Date().toISOString();
  const outcome: Outcome = { at, short, seconds, machine, goals, left, failures };
  const file = await saveResult(name, { ...details, ...outcome });
  process.stdout.write(`${options.report ?? goalTable(goals)}\n\n${seconds} s; everything is in ${file}\n`);
  const ok = failures.length === 0;
  if (values.json) process.stdout.write(`${JSON.stringify({ bench: name, ok, ...outcome })}\n`);
  return ok ? 0 : 1;
}
