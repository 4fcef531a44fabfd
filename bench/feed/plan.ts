/** What a run of the feed benchmark measures. */
export interface FeedPlan {
  events: number;
  resources: number;
  /** The number of days over which the events are spread. */
  days: number;
  starts: number;
  /** Rows to scroll over. */
  scroll: number;
  /** Seconds of use between two measurements of the renderer's heap. */
  useSeconds: number;
  /** Seconds of 100 events each. */
  rowSeconds: number;
  /** Seconds of 1,000 events each. */
  liveSeconds: number;
  notifications: number;
}

export const fullFeedPlan: FeedPlan = {
  events: 1_000_000,
  resources: 50_000,
  days: 3 * 365,
  starts: 7,
  scroll: 10_000,
  useSeconds: 600,
  rowSeconds: 30,
  liveSeconds: 30,
  notifications: 10_000,
};

export const shortFeedPlan: FeedPlan = {
  events: 20_000,
  resources: 1_000,
  days: 3 * 365,
  starts: 3,
  scroll: 2_000,
  useSeconds: 30,
  rowSeconds: 5,
  liveSeconds: 5,
  notifications: 1_000,
};
