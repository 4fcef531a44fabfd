import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Rule } from '../../core/model/rule.ts';
import { testStore } from '../../core/testing/store.ts';
import { audit } from './testing/audit.ts';
import { knownFaults } from './testing/known-faults.ts';
import { play } from './testing/play.ts';
import { type Step, someRules, someSteps } from './testing/steps.ts';

async function playAndAudit(rules: readonly Rule[], steps: readonly Step[]): Promise<void> {
  using store = testStore();
  audit(await play(rules, steps, store));
}

describe('what was decided was shown, held or refused, and nothing is alerted twice', () => {
  for (const [name, steps] of Object.entries(knownFaults)) test(name, () => playAndAudit([], steps));

  test('whatever rules, times and faults', async () => {
    await fc.assert(fc.asyncProperty(someRules, someSteps, playAndAudit), { numRuns: 30 });
  }, 60_000);
});
