/** What is snoozed as a long list, the first to come back on top. */
import type { Output, SnoozedRow, SnoozeWhat } from '../../electron/ipc/contract.ts';
import { createList } from '../list/create-list.ts';
import { ask } from '../state/bridge.ts';

interface SnoozedQuery {
  /** null: all accounts. */
  readonly account: string | null;
}

const idOf = ({ about }: SnoozedRow): string =>
  about.is === 'event' ? `event ${about.event.id}` : `notification ${about.notification.id}`;

export const snoozedList = createList<SnoozedQuery, Output<'snooze.count'>, SnoozedRow>(
  {
    load: async (query, range) => {
      const count = await ask('snooze.count', query);
      if (!count.ok) return count;
      const page = await ask('snooze.page', { ...query, ...range });
      return page.ok ? { ok: true, value: { count: count.value, page: page.value } } : page;
    },
    count: (query) => ask('snooze.count', query),
    page: (query, _count, range) => ask('snooze.page', { ...query, ...range }),
    // The position of a row cannot be requested; the list keeps its place by index.
    locate: async () => null,
    keyOf: (row) => `${row.account}/${idOf(row)}`,
  },
  { account: null },
);

/** What a row stands for. */
export function whatOf({ account, about }: SnoozedRow): SnoozeWhat {
  return about.is === 'event'
    ? { are: 'events', which: [{ account, id: about.event.id }] }
    : { are: 'notifications', which: [{ account, id: about.notification.id }] };
}
