/** What is known of a backlog that shrinks. Times are monotonic milliseconds. */
export interface Estimate {
  /** How much waited when, oldest first, over the last seconds. */
  samples: readonly { at: number; waiting: number }[];
  /** How long the rest takes at that pace, ms, as of the last sample; null while that cannot be said. */
  left: number | null;
}

/** The pace is that of so many ms … */
const WINDOW = 10_000;
/** … looked at this often, and known after this long. */
const EVERY = 500;
const ENOUGH = 3_000;
/** In this time about two thirds of a change of the pace are believed. A slow second does not make the estimate jump. */
const CALM = 6_000;

export const noEstimate: Estimate = { samples: [], left: null };

/** Takes in how much waits now, and gives the estimate as it is after that; the same one when nothing is new. */
export function estimate(before: Estimate, at: number, waiting: number): Estimate {
  const last = before.samples.at(-1);
  if (last !== undefined && at - last.at < EVERY) return before;
  // After a pause the old pace says nothing any more.
  const kept = last === undefined || at - last.at > WINDOW ? noEstimate : before;
  const samples = [...kept.samples.filter((one) => at - one.at <= WINDOW), { at, waiting }];
  const [first] = samples;
  if (first === undefined || at - first.at < ENOUGH) return { samples, left: null };
  const gone = first.waiting - waiting;
  if (gone <= 0) return { samples, left: null };
  const fresh = (waiting * (at - first.at)) / gone;
  if (kept.left === null || last === undefined) return { samples, left: fresh };
  const passed = at - last.at;
  const expected = Math.max(0, kept.left - passed);
  return { samples, left: expected + (fresh - expected) * (1 - Math.exp(-passed / CALM)) };
}
