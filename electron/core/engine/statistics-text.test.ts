import { expect, test } from 'vitest';
import { statisticsText } from './statistics-text.ts';

const counted = {
  total: 3,
  first: null,
  days: [{ start: new Date(2026, 5, 3).getTime(), counts: { created: 3 } }],
  kinds: { object: 3 },
  places: [{ account: 'a', id: 'P', kind: 'project' as const, name: 'soil', path: [], events: 3 }],
};
const label = (account: string) => `=label of ${account}`;

test('the table says whose events were counted', () => {
  const cells = (account: string | null) =>
    statisticsText(counted as never, account, label)
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
      .map((line) => [line[0], line[5]]);
  const own = "'=label of a";
  expect(cells('a')).toEqual([
    ['by', 'account'],
    ['day', own],
    ['action', own],
    ['kind', own],
    ['project', own],
  ]);
  expect(cells(null)).toEqual([
    ['by', 'account'],
    ['day', ''],
    ['action', ''],
    ['kind', ''],
    ['project', own],
  ]);
});
