import { createRandom, type Random } from '../devserver/util/random.ts';
import { damageFaults } from './kinds/damage.ts';
import type { Kind } from './kinds/kind.ts';
import { machineFaults } from './kinds/machine.ts';
import { networkFaults } from './kinds/network.ts';
import { processFaults } from './kinds/processes.ts';
import { serverFaults } from './kinds/server.ts';
import { watchingFaults } from './kinds/watching.ts';

/** One fault of a campaign. */
export interface Planned {
  kind: Kind;
  /** Its own seed, so that it does not depend on what happened before. */
  random: Random;
  /** Whether the next fault follows before the app has recovered from this one. */
  hasty: boolean;
}

export const kinds: readonly Kind[] = [
  ...networkFaults,
  ...processFaults,
  ...serverFaults,
  ...machineFaults,
  ...watchingFaults,
  ...damageFaults,
];

/** One fault in this many is followed immediately by the next. */
const HASTY = 6;

/** Draws the faults of a seed: every kind once, as far as there are enough faults, then by weight, in random order. */
export function planFaults(count: number, seed: number, possible: readonly Kind[] = kinds): Planned[] {
  const random = createRandom(seed);
  const drawn = shuffled(possible, random).slice(0, count);
  const sum = possible.reduce((all, kind) => all + kind.weight, 0);
  while (drawn.length < count) {
    let at = random.next() * sum;
    const kind = possible.find((one) => {
      at -= one.weight;
      return at < 0;
    });
    if (kind) drawn.push(kind);
  }
  return shuffled(drawn, random).map((kind) => ({
    kind,
    random: createRandom(random.int(2 ** 32)),
    hasty: random.int(HASTY) === 0,
  }));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
