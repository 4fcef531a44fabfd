import type { z } from 'zod';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import { Preferences } from '../../core/model/preferences.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { SETUP_VERSION, Setup } from '../../core/model/setup.ts';
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
  if (versionOf(json) > SETUP_VERSION) throw new AosError(problem('setup-newer'));
  const parsed = Setup.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join('.') || 'version';
  throw new AosError(problem('setup-invalid', { where }));
}

/** The version that a file says it has; 0 without one. */
const versionOf = (json: unknown): number =>
  typeof json === 'object' && json !== null && 'version' in json && typeof json.version === 'number'
    ? json.version
    : 0;

/** The settings as a file has them: what a person sets, without what has a field of its own there. */
export function settingsForFile(settings: Settings): NonNullable<z.input<typeof Setup>['settings']> {
  const names = Object.keys(Preferences.shape).filter((name) => !elsewhere.has(name));
  const all: Readonly<Record<string, unknown>> = settings;
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

const elsewhere = new Set(['filters', 'quietHours', 'isTourClosed', 'shownAccount']);

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
