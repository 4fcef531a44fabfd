import { filterByResource } from '../query/filter-store.ts';
import { useView } from '../state/view-store.ts';

/** Goes to the feed, filtered by a resource. */
export function showEvents(account: string, resourceId: string): void {
  filterByResource(resourceId);
  useView.getState().goFeed({ account });
}
