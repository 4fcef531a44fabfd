/** A part of one of several concatenated lists. */
export interface Slice<Key> {
  readonly key: Key;
  readonly offset: number;
  readonly limit: number;
}

/** The parts of lists that make up rows offset … offset+limit-1 of their concatenation. */
export function splitRange<Key>(
  lists: readonly { readonly key: Key; readonly count: number }[],
  offset: number,
  limit: number,
): Slice<Key>[] {
  const slices: Slice<Key>[] = [];
  let start = 0;
  for (const { key, count } of lists) {
    const from = Math.max(offset, start);
    const to = Math.min(offset + limit, start + count);
    if (from < to) slices.push({ key, offset: from - start, limit: to - from });
    start += count;
  }
  return slices;
}
