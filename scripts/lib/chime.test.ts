import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chime } from './chime.mjs';
import { root } from './paths.mjs';

test('the sound in build/ is the one that is computed, and is not too loud', () => {
  const made = chime();
  // Sines differ by a rounding between machines.
  const kept = readFileSync(join(root, 'build/sounds/chime.wav'));
  expect(kept.length).toBe(made.length);
  expect(kept.subarray(0, 44)).toEqual(made.subarray(0, 44));
  const samples = Array.from({ length: (made.length - 44) / 2 }, (_, n) => made.readInt16LE(44 + n * 2));
  const furthest = Math.max(...samples.map((one, n) => Math.abs(one - kept.readInt16LE(44 + n * 2))));
  expect(furthest).toBeLessThanOrEqual(1);
  const loudest = Math.max(...samples.map(Math.abs));
  expect(loudest).toBeGreaterThan(5_000);
  expect(loudest).toBeLessThan(20_000);
  expect(samples.at(-1)).toBe(0);
});
