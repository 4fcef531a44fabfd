import type { z } from 'zod';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import { AosError } from '../../core/model/problem.ts';
import { Setup } from '../../core/model/setup.ts';
import type { Words } from '../../words/languages.ts';
import type { Settings } from './settings.ts';

/**
 * Reads the text of an exported file.
 *
 * @throws AosError that names the place that is wrong
 */
export function readSetup(text: string, words: Words): z.infer<typeof Setup> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AosError(
      { kind: 'input', message: words.failed.setupNotJson, next: words.failed.setupNext },
      { cause },
    );
  }
  const parsed = Setup.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join('.') || 'version';
  throw new AosError({
    kind: 'input',
    message: words.failed.setupWrong(where, first?.message ?? ''),
    next: words.failed.setupNext,
  });
}

/**
 * Writes an exported file.
 *
 * @throws AosError if it cannot be written
 */
export function writeSetup(path: string, setup: z.input<typeof Setup>, words: Words): void {
  try {
    writeAtomically(path, `${JSON.stringify(setup, null, 2)}\n`);
  } catch (cause) {
    const { notWritten: message, notWrittenNext: next } = words.failed;
    throw new AosError({ kind: 'storage', message, next }, { cause });
  }
}

type Filters = Settings['filters'];

/** Adds the filters of a file to those that are here, unless their names are taken. */
export function withFilters(here: Filters, file: Filters): Filters {
  const names = new Set(here.map(({ name }) => name));
  const fresh = file.filter(({ name }) => !names.has(name) && names.add(name));
  return [...here, ...fresh].slice(0, 100);
}
