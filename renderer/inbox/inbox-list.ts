/** The inbox as a long list. In groups, it consists of several lists of the main process. */
import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';
import type { InboxQuery, InboxRow, Output, Reply, ToExport } from '../../electron/ipc/contract.ts';
import { countedSource } from '../list/counted-source.ts';
import { createList } from '../list/create-list.ts';
import type { Range } from '../list/rows.ts';
import { splitRange } from '../list/split-range.ts';
import { ask } from '../state/bridge.ts';
import { type InboxListSection, sectionsOf } from './inbox-sections.ts';

interface InboxListQuery extends InboxQuery {
  readonly group: InboxGrouping;
}
type InboxListCount = Output<'inbox.count'> & { readonly sections: readonly InboxListSection[] };

export const refOf = (row: InboxRow) => ({ account: row.account, id: row.id });
/** Whether it is snoozed. */
export const isSnoozed = ({ state }: InboxRow): boolean => state === 'snoozed';
/** Whether it still waits for the person. */
export const isOpen = ({ state }: InboxRow): boolean => state === 'open' || state === 'failed';
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
  return {
    ok: true,
    value: { ...count.value, sections: sectionsOf(group, count.value, groups?.value ?? []) },
  };
}

/** The rows of a range: of the list as it is, or of the lists of its groups. */
async function page(
  query: InboxListQuery,
  { sections }: InboxListCount,
  range: Range,
): Promise<Reply<InboxRow[]>> {
  const plain = plainQuery(query);
  if (query.group === 'none' || query.group === 'day') return ask('inbox.page', { query: plain, ...range });
  const lists = sections.map((section) => ({ key: section, count: section.rows }));
  const parts = splitRange(lists, range.offset, range.limit);
  if (parts.length === 0) return { ok: true, value: [] };
  return ask(
    'inbox.pages',
    parts.map(({ key, offset, limit }) => ({ query: { ...plain, ...key.only }, offset, limit })),
  );
}

export const inboxList = createList<InboxListQuery, InboxListCount, InboxRow>(
  countedSource({ count: counted, page, keyOf: keyOfNotification }),
  { account: null, view: 'open', kinds: [], text: '', group: 'kind' },
);
