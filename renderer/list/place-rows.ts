import type { Place } from './list.ts';

/** A place in which something else stands for its rows; what has null instead is known by its position alone. */
export function withRows<From, To>(place: Place<From>, rowOf: (row: From) => To | null): Place<To> {
  const { first, chosen, selected, excluded } = place;
  const of = (row: From | null) => (row === null ? null : rowOf(row));
  const all = (rows: readonly From[]): To[] => rows.flatMap((row) => rowOf(row) ?? []);
  return {
    query: place.query,
    first: first && { ...first, row: of(first.row) },
    chosen: chosen && { ...chosen, row: of(chosen.row) },
    selected: all(selected),
    excluded: excluded && all(excluded),
  };
}
