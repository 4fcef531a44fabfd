/** What is selected in the inbox, as what the main process is asked to act on. */
import type { InboxChoice, InboxRow } from '../../electron/ipc/contract.ts';
import { isSelected } from '../list/list-selection.ts';
import {
  type inboxList,
  isOpen,
  isSnoozed,
  keyOfNotification,
  plainQuery,
  refOf,
  timesOf,
} from './inbox-list.ts';

type State = ReturnType<typeof inboxList.store.getState>;

interface InboxSelection {
  /** How many notifications are selected; a row counts as often as it stands for one. */
  readonly selected: number;
  /** How many of them can be decided about. */
  readonly count: number;
  /** How many of these are access requests. */
  readonly requests: number;
  readonly which: InboxChoice;
  /** What failed of it; null if nothing on screen did. */
  readonly failed: InboxChoice | null;
}

const sum = (rows: Iterable<InboxRow>) => [...rows].reduce((n, row) => n + timesOf(row), 0);
const isRequest = ({ kind }: InboxRow) => kind === 'access-requested';

/** Of all that match, only those left out are listed. */
export function inboxSelection(state: State): InboxSelection {
  const { excluded, selected, query, rows, count } = state;
  if (excluded === null) {
    const chosen = [...selected.values()].filter((row) => isOpen(row) || isSnoozed(row));
    const failed = chosen.filter((row) => row.state === 'failed').map(refOf);
    return {
      selected: sum(selected.values()),
      count: sum(chosen),
      requests: sum(chosen.filter(isRequest)),
      which: chosen.map(refOf),
      failed: failed.length > 0 ? failed : null,
    };
  }
  const which = { ...plainQuery(query), except: [...excluded.values()].map(refOf) };
  const hasFailed = [...rows.at.values()].some(
    (row) => row.state === 'failed' && isSelected(state, keyOfNotification(row)),
  );
  const allRequests = count?.kinds.find(({ kind }) => kind === 'access-requested')?.count ?? 0;
  const left = Math.max(0, (count?.total ?? 0) - sum(excluded.values()));
  return {
    selected: left,
    count: left,
    requests: Math.max(0, allRequests - sum([...excluded.values()].filter(isRequest))),
    which,
    failed: hasFailed ? { ...which, state: 'failed' } : null,
  };
}
