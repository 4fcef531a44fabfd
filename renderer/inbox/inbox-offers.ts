/** What the palette offers in the inbox, for the selection or the notification at the cursor. */
import type { GrantLevel, InboxChoice, InboxRow } from '../../electron/ipc/contract.ts';
import { hasSelection } from '../list/list-selection.ts';
import { exportOffers } from '../state/export.ts';
import type { Offer } from '../state/offers.ts';
import { format, t } from '../strings/index.ts';
import { menuOffers } from '../ui/menu-offers.ts';
import { acknowledge, grant } from './decide.ts';
import {
  canGrant,
  historyToExport,
  inboxList,
  refOf,
  rowAtCursor,
  setAllGroupsClosed,
} from './inbox-list.ts';
import { inboxMenu } from './inbox-menu.ts';
import { inboxSelection } from './inbox-selection.ts';
import { LEVELS } from './level-choice.tsx';

/** A line for each level. */
function grants(which: InboxChoice, name: (level: string) => string, row?: InboxRow): readonly Offer[] {
  return LEVELS.map((level: GrantLevel) => ({
    name: name(t.decide.levels[level]),
    run: () => void grant(which, level, row),
  }));
}

export function inboxOffers(): readonly Offer[] {
  const { query, count } = inboxList.store.getState();
  const isHistory = query.view === 'history';
  const exports = isHistory ? exportOffers(historyToExport(query), count?.total ?? 0) : [];
  return [...rowOffers(), ...foldOffers(), ...exports];
}

/** For all groups, where there are some to collapse or expand. */
function foldOffers(): readonly Offer[] {
  const { query, count } = inboxList.store.getState();
  if (query.group === 'none' || !count) return [];
  const { collapseAll, expandAll } = t.decide.groups;
  const offer = (name: string, isClosed: boolean): readonly Offer[] =>
    count.sections.some((section) => section.isClosed !== isClosed)
      ? [{ name, run: () => setAllGroupsClosed(isClosed) }]
      : [];
  return [...offer(collapseAll, true), ...offer(expandAll, false)];
}

function rowOffers(): readonly Offer[] {
  const state = inboxList.store.getState();
  if (!hasSelection(state)) {
    const row = rowAtCursor();
    if (!row) return [];
    const what = row.resource?.name || t.unknownName;
    const granting = canGrant(row) ? grants([refOf(row)], (level) => t.decide.grant(level, what), row) : [];
    return [...granting, ...menuOffers(inboxMenu(row).groups)];
  }
  const { count, requests, which } = inboxSelection(state);
  if (count === 0) return [];
  const shown = format.number(count);
  const isDismissal = requests === count;
  const name = isDismissal ? t.decide.dismiss(shown) : t.inbox.acknowledge(shown);
  const ofRequests = (level: string) => t.decide.grantAll(level, requests, format.number(requests));
  return [{ name, run: () => void acknowledge(which) }, ...(requests > 0 ? grants(which, ofRequests) : [])];
}
