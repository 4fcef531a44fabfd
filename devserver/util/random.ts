/** Random numbers from a seed: the same seed makes the same world. Not for secrets that matter. */
export interface Random {
  /** Returns a number from 0 (included) to 1 (excluded). */
  next(): number;
  /** Returns a whole number from 0 to `below` - 1. */
  int(below: number): number;
  /** Returns one of the items; throws a RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** Returns `length` characters of lower-case hex. */
  hex(length: number): string;
}

/** A 32-bit generator: the state advances by a constant, and the output is the mixed state. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    pick(items) {
      const item = items[int(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    hex(length) {
      let text = '';
      while (text.length < length) text += int(16).toString(16);
      return text;
    },
  };
}
