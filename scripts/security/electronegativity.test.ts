import { expect, test } from 'vitest';
import { unjustified } from './electronegativity.ts';
import justified from './justified.json' with { type: 'json' };

test('what is found without a reason counts, and so does a reason for what is no longer found', () => {
  expect(unjustified(['A in x.ts'], { 'A in x.ts': 'why' })).toEqual([]);
  expect(unjustified(['A in x.ts', 'B'], { 'A in x.ts': 'why' })).toEqual(['B']);
  expect(unjustified([], { B: 'why' })).toEqual(['B (justified, but no longer found)']);
});

test('every justification is a sentence', () => {
  for (const reason of Object.values(justified)) expect(reason).toMatch(/^[A-Z].{40,}\.$/s);
});
