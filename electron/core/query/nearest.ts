/** How many letters may differ in a word that is taken for a slip of the pen. */
const allowed = (length: number): number => (length <= 2 ? 0 : length <= 4 ? 1 : 2);

/**
 * Returns what a mistyped word may have meant: the candidate that it begins, or else the one with the fewest letters added, left
 * out, exchanged or swapped. Case does not matter. Null if none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  if (typed.length >= 2) {
    const begun = candidates.find((one) => one.toLowerCase().startsWith(typed));
    if (begun !== undefined) return begun;
  }
  let best: string | null = null;
  let least = allowed(typed.length) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const distance = distanceOf(typed, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The number of letters to add, leave out, exchange or swap with their neighbour (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
