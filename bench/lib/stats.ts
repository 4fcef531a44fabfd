/** Median, minimum and maximum of some runs. */
export interface Spread {
  median: number;
  min: number;
  max: number;
  runs: number;
}

/** Durations at the 50th and 99th percentile, and the longest, ms. */
export interface Waits {
  p50: number;
  p99: number;
  max: number;
}

/** Returns the value below which `share` (0 to 1) of the values lie, by nearest rank; NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Returns the middle value, or the mean of the two in the middle; NaN when there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

export const medianOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : median(values);

export const maxOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.max(...values);

export function spread(values: readonly number[]): Spread {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    runs: values.length,
  };
}

/** Of waits, null for what never came: how many came, and their 99th percentile (null if none came). */
export function cameWithin(waits: readonly (number | null)[]): { came: number[]; p99: number | null } {
  const came = waits.filter((ms) => ms !== null);
  return { came, p99: came.length === 0 ? null : percentile(came, 0.99) };
}

/** Divides each value of `a` by the value of `b` that was measured next to it. */
export function ratios(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((value, n) => {
    const other = b[n];
    return other === undefined || other === 0 ? [] : [value / other];
  });
}
