/** What is known of a shrinking backlog. Times are monotonic milliseconds. */
export interface Estimate {
  /** The size of the backlog during the last seconds, the oldest sample first. */
  samples: readonly { at: number; waiting: number }[];
  /** How long the rest takes at the current pace, as of the last sample; null while that is not known. */
  leftMs: number | null;
}

/** Time span over which the pace is measured. */
const WINDOW_MS = 10_000;
/** Minimum interval between two samples, and minimum time span after which the pace is known. */
const SAMPLE_INTERVAL_MS = 500;
const MIN_SPAN_MS = 3_000;
/** Time constant of the smoothing, after which about two thirds of a change of the pace are adopted. */
const SMOOTHING_MS = 6_000;

export const noEstimate: Estimate = { samples: [], leftMs: null };

/** Takes the current size of the backlog and returns the new estimate, or the same one if it is too early for a sample. */
export function estimate(before: Estimate, at: number, waiting: number): Estimate {
  const last = before.samples.at(-1);
  if (last !== undefined && at - last.at < SAMPLE_INTERVAL_MS) return before;
  // After a pause the old pace is meaningless.
  const kept = last === undefined || at - last.at > WINDOW_MS ? noEstimate : before;
  const samples = [...kept.samples.filter((one) => at - one.at <= WINDOW_MS), { at, waiting }];
  const [first] = samples;
  if (first === undefined || at - first.at < MIN_SPAN_MS) return { samples, leftMs: null };
  const gone = first.waiting - waiting;
  if (gone <= 0) return { samples, leftMs: null };
  const fresh = (waiting * (at - first.at)) / gone;
  if (kept.leftMs === null || last === undefined) return { samples, leftMs: fresh };
  const passed = at - last.at;
  const expected = Math.max(0, kept.leftMs - passed);
  return { samples, leftMs: expected + (fresh - expected) * (1 - Math.exp(-passed / SMOOTHING_MS)) };
}
