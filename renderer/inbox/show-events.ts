import { useFilters } from '../query/filter-store.ts';
import { noFilters } from '../query/filters.ts';
import { useView } from '../state/view-store.ts';

/** Goes to the feed, filtered by a resource. */
export function showEvents(account: string, resourceId: string): void {
  useFilters.getState().setFilters({ ...noFilters, text: resourceId });
  useView.getState().goFeed({ account });
}
