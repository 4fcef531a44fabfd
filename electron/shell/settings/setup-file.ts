import type { z } from 'zod';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { Setup } from '../../core/model/setup.ts';
import type { Settings } from './settings.ts';

/**
 * Reads the text of an exported file.
 *
 * @throws AosError that names the place that is wrong
 */
export function readSetup(text: string): z.infer<typeof Setup> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AosError(problem('setup-not-json'), { cause });
  }
  const parsed = Setup.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join('.') || 'version';
  throw new AosError(problem('setup-invalid', { where }));
}

/**
 * Writes an exported file.
 *
 * @throws AosError if it cannot be written
 */
export function writeSetup(path: string, setup: z.input<typeof Setup>): void {
  try {
    writeAtomically(path, `${JSON.stringify(setup, null, 2)}\n`);
  } catch (cause) {
    throw new AosError(problem('file-not-written'), { cause });
  }
}

type Filters = Settings['filters'];

/** Adds the filters of a file to those that are here, unless their names are taken. */
export function withFilters(here: Filters, file: Filters): Filters {
  const names = new Set(here.map(({ name }) => name));
  const fresh = file.filter(({ name }) => !names.has(name) && names.add(name));
  return [...here, ...fresh].slice(0, 100);
}
