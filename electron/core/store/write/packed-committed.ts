import type { Added, Committed } from '../../model/incoming.ts';

/** What a commit did, in a few large pieces: as an object for each event it would cost as much as storing them. */
export interface PackedCommitted extends Omit<Committed, 'added'> {
  /** Of each event: id, place in the group, first subscription, `derived` (1 or 0), updates, place in `paths`. */
  numbers: Float64Array;
  /** The length of each event's name; -1 for an event without one. */
  lengths: Int32Array;
  /** All names, one after the other. */
  names: string;
  /** The paths that there are, as JSON. */
  paths: string;
  /** Of events of several subscriptions: place in `numbers`, and the subscriptions after the first. */
  shared: [n: number, subscriptions: number[]][];
}

const NUMBERS = 6;

export function packCommitted({ added, ...rest }: Committed): PackedCommitted {
  const numbers = new Float64Array(added.length * NUMBERS);
  const lengths = new Int32Array(added.length);
  const names: string[] = [];
  const paths = distinctPaths();
  const shared: [number, number[]][] = [];
  added.forEach(({ id, at, name, path, subscriptions, derived, updates }, n) => {
    const [first = 0, ...more] = subscriptions;
    numbers.set([id, at, first, derived ? 1 : 0, updates, paths.placeOf(path)], n * NUMBERS);
    if (more.length > 0) shared.push([n, more]);
    lengths[n] = name === null ? -1 : name.length;
    if (name !== null) names.push(name);
  });
  return { ...rest, numbers, lengths, names: names.join(''), paths: paths.json(), shared };
}

/** Gathers paths as JSON, each once: most events of a group are in a few places. */
function distinctPaths() {
  const places = new Map<string, number>();
  return {
    placeOf(path: readonly string[]): number {
      const json = JSON.stringify(path);
      const place = places.get(json) ?? places.size;
      places.set(json, place);
      return place;
    },
    json: (): string => `[${[...places.keys()].join(',')}]`,
  };
}

export function unpackCommitted({
  numbers,
  lengths,
  names,
  paths,
  shared,
  ...rest
}: PackedCommitted): Committed {
  const all = JSON.parse(paths) as string[][];
  let end = 0;
  const nameAt = (n: number): string | null => {
    const length = lengths[n] ?? -1;
    if (length < 0) return null;
    end += length;
    return names.slice(end - length, end);
  };
  const added = Array.from(lengths, (_, n): Added => {
    const [id = 0, at = 0, subscription = 0, derived = 0, updates = 0, path = 0] = numbers.subarray(
      n * NUMBERS,
      (n + 1) * NUMBERS,
    );
    return {
      id,
      at,
      name: nameAt(n),
      path: all[path] ?? [],
      subscriptions: [subscription],
      derived: derived === 1,
      updates,
    };
  });
  for (const [n, subscriptions] of shared) added[n]?.subscriptions.push(...subscriptions);
  return { ...rest, added };
}
