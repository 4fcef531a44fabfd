import { createRandom, type Random } from '../devserver/util/random.ts';
import type { Kind } from './kinds/kind.ts';
import { machineFaults } from './kinds/machine.ts';
import { networkFaults } from './kinds/network.ts';
import { processFaults } from './kinds/processes.ts';
import { serverFaults } from './kinds/server.ts';
import { watchingFaults } from './kinds/watching.ts';

/** One fault of a campaign. */
export interface Planned {
  kind: Kind;
  /** Its own chance, so that what happens in it does not depend on what happened before. */
  random: Random;
  /** The next fault comes before this one is recovered from. */
  hasty: boolean;
}

export const kinds: readonly Kind[] = [
  ...networkFaults,
  ...processFaults,
  ...serverFaults,
  ...machineFaults,
  ...watchingFaults,
];

/** One fault in so many is followed by the next one at once. */
const HASTY = 6;

/** The faults of a seed: every kind once, as far as they go, then by weight; in an order drawn by the seed. */
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
