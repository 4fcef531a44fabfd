/** What is selected in the inbox, as what the main process is asked to act on. */
import type { InboxChoice, InboxQuery, InboxRow } from '../../electron/ipc/contract.ts';
import { isSelected, isWhole } from '../list/list-selection.ts';
import { inboxList, isOpen, isSnoozed, keyOfNotification, plainQuery, refOf, timesOf } from './inbox-list.ts';
import { type InboxListSection, onlySections } from './inbox-sections.ts';

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
const requestsIn = (rows: readonly InboxRow[]) => sum(rows.filter(({ kind }) => kind === 'access-requested'));

/** All that match and some others; null for neither. */
function bothOf(all: InboxQuery | null, refs: ReturnType<typeof refOf>[]): InboxChoice | null {
  if (refs.length === 0) return all;
  return all === null ? refs : { all, and: refs };
}

/** Of all that match, and of whole groups, only those left out are listed. */
export function inboxSelection(state: State): InboxSelection {
  const { excluded, selected } = state;
  const chosen = [...selected.values()].filter((row) => isOpen(row) || isSnoozed(row));
  const refs = chosen.map(refOf);
  const failedRefs = chosen.filter((row) => row.state === 'failed').map(refOf);
  const listed = { selected: sum(selected.values()), count: sum(chosen), requests: requestsIn(chosen) };
  if (excluded === null) return { ...listed, which: refs, failed: bothOf(null, failedRefs) };
  const all = { ...wholeQuery(state), except: [...excluded.values()].map(refOf) };
  const whole = wholeNumbers(state);
  const left = Math.max(0, whole.total - sum(excluded.values()));
  const failed = hasFailed(state) ? { ...all, state: 'failed' as const } : null;
  return {
    selected: left + listed.selected,
    count: left + listed.count,
    requests: Math.max(0, whole.requests - requestsIn([...excluded.values()])) + listed.requests,
    which: bothOf(all, refs) ?? all,
    failed: bothOf(failed, failedRefs),
  };
}

/** What finds all that is selected as a whole. */
function wholeQuery({ query, count, within }: State): InboxQuery {
  const plain = plainQuery(query);
  return within === null ? plain : { ...plain, ...onlySections(query.group, count?.sections ?? [], within) };
}

function wholeNumbers({ count, within }: State): { total: number; requests: number } {
  const whole = count?.sections.filter(({ key }) => within === null || within.has(key)) ?? [];
  return {
    total: whole.reduce((n, { total }) => n + total, 0),
    requests: whole.reduce((n, { requests }) => n + requests, 0),
  };
}

const hasFailed = (state: State) =>
  [...state.rows.at.values()].some(
    (row) => row.state === 'failed' && isSelected(state, keyOfNotification(row), inboxList.sectionOf(row)),
  );

/** How much of a group is selected. */
export function selectionOf(state: State, { key, rows }: InboxListSection): 'all' | 'some' | 'none' {
  const countIn = (listed: State['selected']) =>
    [...listed.values()].filter((row) => inboxList.sectionOf(row) === key).length;
  const selected = isWhole(state, key)
    ? rows - countIn(state.excluded ?? new Map())
    : countIn(state.selected);
  if (selected <= 0) return 'none';
  return selected < rows ? 'some' : 'all';
}

/** Selects a whole group, or none of it if all of it was. The history has nothing to select. */
export function selectGroup(key: string): void {
  const state = inboxList.store.getState();
  const sections = state.count?.sections ?? [];
  const section = sections.find((one) => one.key === key);
  if (!section || state.query.view === 'history') return;
  const isOn = selectionOf(state, section) !== 'all';
  inboxList.selectSection(
    key,
    isOn,
    sections.map((one) => one.key),
  );
}
