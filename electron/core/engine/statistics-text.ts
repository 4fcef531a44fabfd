import type { Statistics } from '../model/statistics.ts';
import { formatDateOnly } from '../query/moment.ts';
import { inert, tableLine } from './table-text.ts';

const columns = ['by', 'item', 'action', 'path', 'resource', 'account', 'events'];

/** What of the statistics has no name of its own: one cell for each column behind it. */
const none = (n: number) => Array.from({ length: n }, () => '');

/** The statistics as one table. @param account whose events were counted; null: those of all. @param label what the person calls an account. */
export function statisticsText(
  { days, kinds, places }: Statistics,
  account: string | null,
  label: (account: string) => string,
): string {
  const of = account === null ? '' : inert(label(account));
  const actions = new Map<string, number>();
  const byDay = days.flatMap(({ start, counts }) =>
    Object.entries(counts).map(([action, n]) => {
      actions.set(action, (actions.get(action) ?? 0) + n);
      return ['day', formatDateOnly(start), action, ...none(2), of, String(n)];
    }),
  );
  const rows = [
    columns,
    ...byDay,
    ...[...actions].map(([action, n]) => ['action', '', action, ...none(2), of, String(n)]),
    ...Object.entries(kinds).map(([kind, n]) => ['kind', kind, ...none(3), of, String(n)]),
    ...places.map(({ kind, name, path, id, account, events }) => [
      kind,
      inert(name),
      '',
      inert(path.join(' / ')),
      inert(id),
      inert(label(account)),
      String(events),
    ]),
  ];
  return rows.map((cells) => tableLine(cells, 'csv')).join('');
}
