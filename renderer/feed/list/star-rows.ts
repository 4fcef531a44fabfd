/** Stars on rows of the feed; the row of a burst stands for all of its events. */
import { type StarTarget, star } from '../../state/star.ts';
import { chosenEvents } from './events-of.ts';
import { feedList } from './feed-list.ts';
import type { FeedRow } from './feed-row.ts';

const isStarred = ({ burst, starred }: FeedRow): boolean => (burst ? burst.starred : starred) === true;

/** What these rows get, or lose if all of them have it. Nothing is selected afterwards. */
export function starOf(rows: readonly FeedRow[]): StarTarget {
  const isOn = !rows.every(isStarred);
  return {
    isOn,
    run: async () => {
      const whats = await chosenEvents(rows);
      feedList.clear();
      await star(whats, isOn);
    },
  };
}
