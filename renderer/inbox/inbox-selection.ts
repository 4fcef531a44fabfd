/** What is selected in the inbox, as what the main process is asked to act on. */
import type { InboxChoice, InboxRow } from '../../electron/ipc/contract.ts';
import { isSelected, selectedCount } from '../list/list-selection.ts';
import { type inboxList, isOpen, isSnoozed, keyOfNotification, plainQuery, refOf } from './inbox-list.ts';

type State = ReturnType<typeof inboxList.store.getState>;

interface InboxSelection {
  readonly count: number;
  /** How many of them are access requests. */
  readonly requests: number;
  readonly which: InboxChoice;
  /** What failed of it; null if nothing on screen did. */
  readonly failed: InboxChoice | null;
}

const isRequest = ({ kind }: InboxRow) => kind === 'access-requested';

/** Of all that match, only those left out are listed. */
export function inboxSelection(state: State): InboxSelection {
  const { excluded, selected, query, rows, count } = state;
  if (excluded === null) {
    const chosen = [...selected.values()].filter((row) => isOpen(row) || isSnoozed(row));
    const failed = chosen.filter((row) => row.state === 'failed').map(refOf);
    return {
      count: chosen.length,
      requests: chosen.filter(isRequest).length,
      which: chosen.map(refOf),
      failed: failed.length > 0 ? failed : null,
    };
  }
  const which = { ...plainQuery(query), except: [...excluded.values()].map(refOf) };
  const hasFailed = [...rows.at.values()].some(
    (row) => row.state === 'failed' && isSelected(state, keyOfNotification(row)),
  );
  const allRequests = count?.kinds.find(({ kind }) => kind === 'access-requested')?.count ?? 0;
  return {
    count: selectedCount(state),
    requests: Math.max(0, allRequests - [...excluded.values()].filter(isRequest).length),
    which,
    failed: hasFailed ? { ...which, state: 'failed' } : null,
  };
}
