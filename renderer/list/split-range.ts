/** A page of a list that is made of several lists, one after the other. */
export interface Part<Key> {
  readonly key: Key;
  readonly offset: number;
  readonly limit: number;
}

/** Which rows of which list make up rows offset … offset+limit-1 of all of them together. */
export function splitRange<Key>(
  lists: readonly { readonly key: Key; readonly count: number }[],
  offset: number,
  limit: number,
): Part<Key>[] {
  const parts: Part<Key>[] = [];
  let start = 0;
  for (const { key, count } of lists) {
    const from = Math.max(offset, start);
    const to = Math.min(offset + limit, start + count);
    if (from < to) parts.push({ key, offset: from - start, limit: to - from });
    start += count;
  }
  return parts;
}
