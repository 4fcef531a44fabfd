/** What the palette offers in the feed: for the row at the cursor, and for all that match. */
import { filterActions, filterSubjects } from '../../electron/core/model/query-fields.ts';
import type { FilterPart } from '../../electron/core/query/filter.ts';
import { selectFilter, useFilters, withNewFilter } from '../query/filter-store.ts';
import { exportOffers } from '../state/export.ts';
import type { Offer } from '../state/offers.ts';
import { t } from '../strings/index.ts';
import { menuOffers } from '../ui/menu-offers.ts';
import { feedMenu } from './feed-menu.ts';
import { feedList } from './list/feed-list.ts';

/** Filters by one thing more. */
function filterLine(name: string, part: FilterPart): Offer {
  const run = () => {
    const { setFilter } = useFilters.getState();
    setFilter(withNewFilter(selectFilter(useFilters.getState()), part));
  };
  return { name: t.palette.filter(name), run };
}

const filterLines = (): readonly Offer[] => [
  filterLine(t.feed.unread, { field: 'is', not: false, value: 'unread' }),
  ...filterActions.map((value) => filterLine(t.actions[value], { field: 'action', not: false, value })),
  ...filterSubjects.map((value) => filterLine(t.subjects[value], { field: 'kind', not: false, value })),
];

/** A selection has its buttons on the screen, which the palette knows. */
export function feedOffers(): readonly Offer[] {
  const { selected, rows, cursor, count, query } = feedList.store.getState();
  const row = rows.at.get(cursor);
  // Of a query that is not counted yet, the first page alone is known.
  const total = count?.isPartial ? null : (count?.total ?? 0);
  return [
    ...(selected.size === 0 && row ? menuOffers(feedMenu(row).groups) : []),
    ...exportOffers({ are: 'events', query }, total),
    ...filterLines(),
  ];
}
