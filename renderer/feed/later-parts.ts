/** What of the feed nobody sees at first: it is fetched once there is time, and then shown at once. */
import { later } from '../ui/later.tsx';

export const NoMatch = later(async () => (await import('./filters/no-match.tsx')).NoMatch);
export const FeedDetail = later(async () => (await import('./detail/feed-detail.tsx')).FeedDetail);
export const TimeChoices = later(async () => (await import('./filters/time-choices.tsx')).TimeChoices);
export const FilterPanel = later(async () => (await import('./filters/filter-panel.tsx')).FilterPanel);
export const NothingYet = later(async () => (await import('./nothing-yet.tsx')).NothingYet);
