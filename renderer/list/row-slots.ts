import type { List } from './list.ts';

/** An element of the list on the page, and the row that it shows. */
export interface Slot {
  /** What the row is known by: its own key or, while it is not at hand or at two positions, its position. */
  readonly key: string | number;
  /** What React knows the element by. */
  readonly id: number;
}

/**
 * Gives rows their elements, in the order of both: a row keeps its own, so that one that only moved is not rendered again, and others
 * take over what is not needed any more, which is several times cheaper than making an element. No element has to change its place
 * among those that stay.
 *
 * @param before the elements as they are. @param keys the keys of the rows to show; no two are the same.
 */
export function slotsFor(before: readonly Slot[], keys: readonly Slot['key'][]): Slot[] {
  const wanted = new Set(keys);
  const place = new Map(before.map(({ key }, n) => [key, n]));
  const free = before.filter(({ key }) => !wanted.has(key));
  const bounds = boundsOf(keys, place, before.length);
  let fresh = before.reduce((most, { id }) => Math.max(most, id), -1) + 1;
  let from = 0;
  return keys.map((key, n) => {
    const own = place.get(key);
    const kept = own === undefined ? undefined : before[own];
    if (own !== undefined && kept !== undefined) {
      from = Math.max(from, own);
      return kept;
    }
    const bound = bounds[n] ?? 0;
    const between = free.findIndex((one) => {
      const at = place.get(one.key) ?? 0;
      return at >= from && at < bound;
    });
    // Behind the last row that stays one from the top of the list will do: it is then the only one that moves.
    const isLast = bound === before.length;
    const [taken] = between < 0 && !isLast ? [] : free.splice(Math.max(between, 0), 1);
    if (taken === undefined) return { key, id: fresh++ };
    from = Math.max(from, place.get(taken.key) ?? 0);
    return { key, id: taken.id };
  });
}

/** For each row, where the first of the elements is that stay behind it. */
function boundsOf(
  keys: readonly Slot['key'][],
  place: ReadonlyMap<Slot['key'], number>,
  end: number,
): number[] {
  let bound = end;
  return keys
    .map((key) => place.get(key))
    .reverse()
    .map((own) => {
      const mine = bound;
      if (own !== undefined) bound = Math.min(bound, own);
      return mine;
    })
    .reverse();
}

/** Returns the keys of the rows at these positions. While rows are requested again, one may be at two of them. */
export function keysOf<Row>(
  { keyOf }: Pick<List<never, never, Row>, 'keyOf'>,
  at: ReadonlyMap<number, Row>,
  positions: readonly number[],
): Slot['key'][] {
  const used = new Set<string>();
  return positions.map((index) => {
    const row = at.get(index);
    const key = row === undefined ? null : keyOf(row);
    if (key === null || used.has(key)) return index;
    used.add(key);
    return key;
  });
}
