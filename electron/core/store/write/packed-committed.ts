import type { Added, Committed } from '../../model/incoming.ts';

/** What a commit did, in one large piece: as an object for each event it would cost as much as storing them. */
export interface PackedCommitted extends Omit<Committed, 'added'> {
  /** Of each event: id, place in the group, `derived` (1 or 0). */
  numbers: Float64Array;
}

const NUMBERS = 3;

export function packCommitted({ added, ...rest }: Committed): PackedCommitted {
  const numbers = new Float64Array(added.length * NUMBERS);
  let end = 0;
  for (const { id, at, derived } of added) {
    numbers[end++] = id;
    numbers[end++] = at;
    numbers[end++] = derived ? 1 : 0;
  }
  return { ...rest, numbers };
}

export function unpackCommitted({ numbers, ...rest }: PackedCommitted): Committed {
  const added: Added[] = [];
  for (let n = 0; n < numbers.length; n += NUMBERS) {
    added.push({ id: numbers[n] ?? 0, at: numbers[n + 1] ?? 0, derived: numbers[n + 2] === 1 });
  }
  return { ...rest, added };
}
