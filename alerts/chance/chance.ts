import fc from 'fast-check';
import { testStore } from '../../electron/core/testing/store.ts';
import { audit } from '../../electron/shell/banners/testing/audit.ts';
import { play } from '../../electron/shell/banners/testing/play.ts';
import { someRules, someSteps } from '../../electron/shell/banners/testing/steps.ts';
import type { Part } from '../part.ts';

const CELLS = 8;
/** Games of each cell. */
const GAMES = 50;

/** Games of rules, events, times and faults by chance. One that fails is made shorter, and printed with its seed. */
export const byChance: Part = {
  name: 'whatever rules, times and faults',
  needs: [],
  async play(_stage, cells) {
    const property = fc.asyncProperty(someRules, someSteps, async (rules, steps) => {
      using store = testStore();
      audit(await play(rules, steps, store));
    });
    const first = Date.now();
    for (let n = 0; n < CELLS; n++)
      await cells.cell(`${GAMES} games, seed ${first + n}`, () =>
        fc.assert(property, { numRuns: GAMES, seed: first + n }),
      );
  },
};
