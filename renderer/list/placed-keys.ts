import type { Counted, List } from './list.ts';

/**
 * Returns a function that names the row at a position, so that a row that changes its position is not rendered again. While rows are
 * requested again one may be at two positions: the second is named by where it is, like one that is not at hand.
 */
export function placedKeys<Query, Count extends Counted, Row>(
  { keyOf }: Pick<List<Query, Count, Row>, 'keyOf'>,
  at: ReadonlyMap<number, Row>,
): (index: number) => string | number {
  const used = new Set<string>();
  return (index) => {
    const row = at.get(index);
    const key = row === undefined ? null : keyOf(row);
    if (key === null || used.has(key)) return index;
    used.add(key);
    return key;
  };
}
