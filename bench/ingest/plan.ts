/** What a run of the benchmark measures. */
export interface Plan {
  /** Backlogs that every transport is measured with; the last one decides the ratio. */
  backlogs: number[];
  /** The largest backlog and its number of runs for each transport; null leaves it out. */
  largest: { backlog: number; runs: number } | null;
  /** Events in the database before the backlog comes. */
  databases: number[];
  subscriptions: (5 | 20)[];
  runs: number;
  appRuns: number;
  objects: number;
  /** Seconds of 1,000 events each. */
  liveSeconds: number;
  /** Steps that have not begun by then are left out and listed, ms. */
  deadline: number;
}

export const fullPlan: Plan = {
  backlogs: [1_000, 100_000],
  largest: { backlog: 1_000_000, runs: 1 },
  databases: [0, 100_000, 1_000_000],
  subscriptions: [5, 20],
  runs: 5,
  appRuns: 5,
  objects: 5_000,
  liveSeconds: 20,
  deadline: 26 * 60_000,
};

/** Leaves out everything but the transports with the backlog that is judged, and storing alone; three runs of each. */
export const onlyTransports = (plan: Plan): Plan => ({
  ...plan,
  backlogs: plan.backlogs.slice(-1),
  largest: null,
  databases: [],
  subscriptions: [],
  runs: Math.min(plan.runs, 3),
  appRuns: 0,
  liveSeconds: 0,
});

export const shortPlan: Plan = {
  backlogs: [1_000, 20_000],
  largest: null,
  databases: [0, 20_000],
  subscriptions: [5],
  runs: 1,
  appRuns: 1,
  objects: 500,
  liveSeconds: 5,
  deadline: 45_000,
};
