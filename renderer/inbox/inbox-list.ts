/** The inbox as a long list. In groups, it consists of several lists of the main process. */
import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';
import type { InboxQuery, InboxRow, Output, Reply, ToExport } from '../../electron/ipc/contract.ts';
import { countedSource } from '../list/counted-source.ts';
import { createList } from '../list/create-list.ts';
import type { Section } from '../list/layout.ts';
import type { Range } from '../list/rows.ts';
import { splitRange } from '../list/split-range.ts';
import { ask } from '../state/bridge.ts';
import { closedGroups, setClosed } from './inbox-folds.ts';
import { type InboxListSection, sectionOfRow, sectionsOf } from './inbox-sections.ts';

interface InboxListQuery extends InboxQuery {
  readonly group: InboxGrouping;
}
type InboxListCount = Output<'inbox.count'> & {
  readonly sections: readonly InboxListSection[];
  readonly isFolded: boolean;
};

export const refOf = (row: InboxRow) => ({ account: row.account, id: row.id });
/** Whether it is snoozed. */
export const isSnoozed = ({ state }: InboxRow): boolean => state === 'snoozed';
/** Whether it still waits for the person. */
export const isOpen = ({ state }: InboxRow): boolean => state === 'open' || state === 'failed';
/** Whether it asks for something that can be granted here. */
export const canGrant = (row: InboxRow): boolean =>
  row.kind === 'access-requested' && isOpen(row) && row.user !== null && row.resource !== null;
/** Whether acknowledging it is another thing than trying again what failed. */
export const canAcknowledge = ({ state, level }: InboxRow): boolean =>
  state === 'open' || state === 'snoozed' || (state === 'failed' && level !== null);
export const keyOfNotification = (ref: { account: string; id: string }) => `${ref.account}/${ref.id}`;

/** How many notifications a row stands for. */
export const timesOf = ({ repeats }: InboxRow): number => repeats?.times ?? 1;

/** The query for the main process, which is asked for each group by itself. */
export function plainQuery({ group: _, ...query }: InboxListQuery): InboxQuery {
  return query;
}

/** What exporting the history exports: all that it shows. */
export const historyToExport = (query: InboxListQuery): ToExport => ({
  are: 'history',
  query: plainQuery(query),
});

async function counted(query: InboxListQuery): Promise<Reply<InboxListCount>> {
  const plain = plainQuery(query);
  const { group } = query;
  const [count, groups] = await Promise.all([
    ask('inbox.count', plain),
    group === 'none' || group === 'kind' ? null : ask('inbox.groups', { query: plain, by: group }),
  ]);
  if (!count.ok) return count;
  if (groups?.ok === false) return groups;
  const sections = sectionsOf(group, count.value, groups?.value ?? [], closedGroups(group));
  return { ok: true, value: withSections(count.value, sections) };
}

/** The number of rows that groups have in the list: a collapsed one has none. */
const rowsIn = (sections: readonly InboxListSection[]): number =>
  sections.reduce((sum, { rows, isClosed }) => sum + (isClosed ? 0 : rows), 0);

/** The list has the rows of what is expanded. */
const withSections = (
  count: Output<'inbox.count'>,
  sections: readonly InboxListSection[],
): InboxListCount => ({
  ...count,
  sections,
  rows: rowsIn(sections),
  isFolded: sections.some(({ isClosed }) => isClosed),
});

/** The rows of a range: of the list as it is, or of the lists of its groups. */
async function page(
  query: InboxListQuery,
  { sections }: InboxListCount,
  range: Range,
): Promise<Reply<InboxRow[]>> {
  const plain = plainQuery(query);
  const { group } = query;
  const isWhole = group === 'none' || (group === 'day' && !sections.some(({ isClosed }) => isClosed));
  if (isWhole) return ask('inbox.page', { query: plain, ...range });
  let first = 0;
  const lists = sections.map((section) => {
    const key = { section, first };
    first += section.rows;
    return { key, count: section.isClosed ? 0 : section.rows };
  });
  const parts = splitRange(lists, range.offset, range.limit);
  if (parts.length === 0) return { ok: true, value: [] };
  return ask(
    'inbox.pages',
    parts.map(({ key, offset, limit }) =>
      // Days follow each other in the whole list; other groups are lists of their own.
      group === 'day'
        ? { query: plain, offset: key.first + offset, limit }
        : { query: { ...plain, ...key.section.only }, offset, limit },
    ),
  );
}

export const inboxList = createList<InboxListQuery, InboxListCount, InboxRow>(
  {
    ...countedSource({ count: counted, page, keyOf: keyOfNotification }),
    sectionOf: ({ group }, { sections }, row) => sectionOfRow(group, sections, row),
  },
  { account: null, view: 'open', kinds: [], text: '', group: 'kind' },
);

inboxList.store.subscribe(({ heading, count }) => {
  const isThere = count?.sections.some(({ key, isClosed }) => isClosed && key === heading);
  // Its last notification is gone: keys act on the row at the cursor again.
  if (heading !== null && count !== null && !isThere) inboxList.store.setState({ heading: null });
});

/** The row that keys act on; undefined while it is the heading of a group. */
export function rowAtCursor(): InboxRow | undefined {
  const { heading, rows, cursor } = inboxList.store.getState();
  return heading === null ? rows.at.get(cursor) : undefined;
}

/** Collapses or expands a group. Keys then act on its heading, or on its first row. */
export function setGroupClosed(key: string, isClosed: boolean): void {
  const { count } = inboxList.store.getState();
  const at = count?.sections.findIndex((section) => section.key === key) ?? -1;
  const section = count?.sections[at];
  if (!count || !section || section.by === 'none' || section.isClosed === isClosed) return;
  setClosed(section.by, key, isClosed);
  const first = rowsIn(count.sections.slice(0, at));
  const sections = count.sections.with(at, { ...section, isClosed });
  inboxList.fold(first, isClosed ? -section.rows : section.rows, withSections(count, sections));
  if (isClosed) inboxList.setHeading(key);
  else inboxList.setCursor(first);
}

/** Collapses or expands all groups. */
export function setAllGroupsClosed(isClosed: boolean): void {
  for (const { key } of inboxList.store.getState().count?.sections ?? []) setGroupClosed(key, isClosed);
}

/** The group that keys act on: the collapsed one at the cursor, or that of the row there; undefined if there is neither. */
export function groupAtCursor(): InboxListSection | undefined {
  const { heading, rows, cursor, count, query } = inboxList.store.getState();
  const row = rows.at.get(cursor);
  if (!count || query.group === 'none') return undefined;
  const key = heading ?? (row && inboxList.sectionOf(row));
  return count.sections.find((section) => section.key === key);
}

/** Groups as the list has them: their keys, and how many rows each would have. */
export const asSections = (groups: readonly InboxListSection[]): Section[] =>
  groups.map(({ key, rows, isClosed }) => ({ key, count: rows, isClosed }));

/** All groups as the list has them. */
export const listSections = (): Section[] => asSections(inboxList.store.getState().count?.sections ?? []);
