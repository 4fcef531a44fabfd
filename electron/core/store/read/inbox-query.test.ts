import { expect, test } from 'vitest';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';
import type { FetchedNotification } from '../write/write-notifications.ts';

const ID = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const notification = (n: number, name: string): FetchedNotification => ({
  id: ID(n),
  kind: 0,
  time: n,
  message: `${name} requests READ`,
  userId: ID(100 + n),
  userName: name,
  resourceId: ID(200 + n),
  resourceName: 'soil-2026',
});

test.each<[string, string, number[]]>([
  ['a name', 'ada', [1]],
  ['the id of the notification', ID(2), [2]],
  ['the id of who asks, in small letters', ID(101).toLowerCase(), [1]],
  ['the end of the id of the resource', 'VWX202', [2]],
  ['not two letters that every id has', '01', []],
  ['a name and an id', `soil ${ID(1)}`, [1]],
])('the inbox is searched by %s', (_, text, expected) => {
  using store = testStore();
  store.writer.putNotifications([notification(1, 'Ada'), notification(2, 'Bob')], 0);
  const query = { account: ACCOUNT, view: 'open' as const, kinds: [], text };
  const found = store.reader.inboxPage(query, 0, 10).map((row) => row.id);
  expect(found).toEqual(expected.map(ID));
});

const SOIL = ID(300);
const request: FetchedNotification = {
  id: ID(1),
  kind: 1,
  time: 1,
  message: `Ada (${ID(101)}) requests access for PROJECT soil (${SOIL})`,
  userId: ID(101),
  userName: 'Ada',
  resourceId: SOIL,
  resourceName: 'soil',
};

test('names and kinds that are known here complete what the references leave out', () => {
  using store = testStore();
  store.writer.putNotifications([{ ...request, resourceName: '' }], 0);
  store.writer.putResources(
    [
      knownResource({
        id: SOIL,
        kind: 3,
        name: 'soil-2026',
        path: ['uni', 'cores'],
      }),
    ],
    0,
  );
  const query = { account: null, view: 'open' as const, kinds: [], text: 'soil-2026 cores' };
  const [row] = store.reader.inboxPage(query, 0, 10);
  expect(row).toMatchObject({
    notice: { is: 'access-requested', user: 'Ada', resource: 'soil-2026', kind: 'project', level: null },
    resource: { name: 'soil-2026', kind: 'dataset', path: ['uni', 'cores'] },
    message: request.message,
  });
});
