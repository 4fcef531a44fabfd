import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../lib/paths.mjs';
import { mutants } from './index.ts';
import { mutate } from './mutant.ts';

const text = (file: string) => readFileSync(join(root, file), 'utf8');

test('every mutant still applies, and is another one', () => {
  for (const mutant of mutants) expect(mutate(text(mutant.file), mutant)).not.toBe(text(mutant.file));
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test('a mutant that does not apply is an error', () => {
  const [mutant] = mutants;
  if (mutant) expect(() => mutate('', mutant)).toThrow('no longer applies');
});
