/** The inbox as a long list. Grouped by kind, it consists of several lists of the main process. */
import type { InboxKind, InboxQuery, InboxRow, Output, Reply } from '../../electron/ipc/contract.ts';
import { createList } from '../list/create-list.ts';
import type { Range } from '../list/rows.ts';
import { splitRange } from '../list/split-range.ts';
import { ask } from '../state/bridge.ts';

interface InboxListQuery extends InboxQuery {
  readonly grouped: boolean;
}
type InboxCount = Output<'inbox.count'>;

export const refOf = (row: InboxRow) => ({ account: row.account, id: row.id });
/** Whether it is snoozed. */
export const isSnoozed = ({ state }: InboxRow): boolean => state === 'snoozed';
/** Whether it still waits for the person. */
export const isOpen = ({ state }: InboxRow): boolean => state === 'open' || state === 'failed';
/** Whether acknowledging it is another thing than trying again what failed. */
export const canAcknowledge = ({ state, level }: InboxRow): boolean =>
  state === 'open' || state === 'snoozed' || (state === 'failed' && level !== null);
export const keyOfNotification = (ref: { account: string; id: string }) => `${ref.account}/${ref.id}`;

/** The query for the main process, which does not know about groups. */
export function plainQuery({ grouped: _, ...query }: InboxListQuery): InboxQuery {
  return query;
}

async function page(query: InboxListQuery, count: InboxCount, range: Range): Promise<Reply<InboxRow[]>> {
  const plain = plainQuery(query);
  if (!query.grouped) return ask('inbox.page', { query: plain, ...range });
  const groups = count.kinds.map(({ kind, count: n }) => ({ key: kind, count: n }));
  const replies = await Promise.all(
    splitRange<InboxKind>(groups, range.offset, range.limit).map(({ key, offset, limit }) =>
      ask('inbox.page', { query: { ...plain, kinds: [key] }, offset, limit }),
    ),
  );
  const failed = replies.find((reply) => !reply.ok);
  if (failed) return failed;
  return { ok: true, value: replies.flatMap((reply) => (reply.ok ? reply.value : [])) };
}

export const inboxList = createList<InboxListQuery, InboxCount, InboxRow>(
  {
    load: async (query, range) => {
      const count = await ask('inbox.count', plainQuery(query));
      if (!count.ok) return count;
      const rows = await page(query, count.value, range);
      return rows.ok ? { ok: true, value: { count: count.value, page: rows.value } } : rows;
    },
    count: (query) => ask('inbox.count', plainQuery(query)),
    page,
    // The position of a notification cannot be requested; the list keeps its place by index.
    locate: async () => null,
    keyOf: keyOfNotification,
  },
  { account: null, view: 'open', kinds: [], text: '', grouped: true },
);
