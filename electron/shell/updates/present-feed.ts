import type { UpdatePolicy } from '../../core/model/updates.ts';
import type { ReleaseFeed } from './release-feed.ts';

/** The feed of the present policy, opened when it is first used. */
export interface PresentFeed {
  policy(): UpdatePolicy | null;
  /** Takes a policy, and returns whether it is another one; then what is under way with the earlier feed is ended. */
  take(wanted: UpdatePolicy | null): boolean;
  /** Returns a function that does nothing once there is another policy. */
  whilePresent<Value>(run: (value: Value) => void): (value: Value) => void;
  use(step: (feed: ReleaseFeed) => Promise<void>): Promise<void>;
}

export function createPresentFeed(openFeed: (policy: UpdatePolicy) => Promise<ReleaseFeed>): PresentFeed {
  let policy: UpdatePolicy | null = null;
  let feed: ReleaseFeed | null = null;
  /** Counts the changes of the policy. */
  let era = 0;
  return {
    policy: () => policy,
    take(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(policy)) return false;
      policy = wanted;
      era++;
      feed?.close();
      feed = null;
      return true;
    },
    whilePresent(run) {
      const mine = era;
      return (value) => {
        if (mine === era) run(value);
      };
    },
    async use(step) {
      const mine = era;
      if (policy === null) return;
      const opened = feed ?? (await openFeed(policy));
      if (mine !== era) return opened.close();
      feed = opened;
      await step(opened);
    },
  };
}
