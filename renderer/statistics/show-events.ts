/** From a bar to exactly the events that it stands for. */
import { noFilter, withCondition } from '../../electron/core/query/filter.ts';
import { formatDateOnly } from '../../electron/core/query/moment.ts';
import type { Action, PlaceActivity, Subject } from '../../electron/ipc/contract.ts';
import { useFilters } from '../query/filter-store.ts';
import { useView } from '../state/view-store.ts';

export interface Part {
  /** Epoch ms, at starts of local days; null: open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly action?: Action;
  readonly kind?: Subject;
  readonly place?: PlaceActivity;
}

/** Shows events in the feed. @param account null: of all accounts. */
export function showEvents({ from, to, action, kind, place }: Part, account: string | null): void {
  let filter = noFilter;
  const add = (field: 'after' | 'before' | 'action' | 'kind', value: string) => {
    filter = withCondition(filter, { field, not: false, values: [value] });
  };
  if (kind !== undefined) add('kind', kind);
  if (action !== undefined) add('action', action);
  if (from !== null) add('after', formatDateOnly(from));
  if (to !== null) add('before', formatDateOnly(to));
  useFilters.getState().setFilter(filter);
  const inside = place && { account: place.account, id: place.id, name: place.name };
  useView.getState().goFeed({ account, ...(inside && { inside }) });
}
