import { expect, onTestFinished, test } from 'vitest';
import { eventTable } from '../../engine/event-table.ts';
import { exportText } from '../../engine/export-text.ts';
import { everything } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { fetchedNotification } from '../../testing/notifications.ts';
import { asked } from '../../testing/queries.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';

const notification = (id: string) =>
  fetchedNotification({
    id,
    kind: 1,
    time: 5,
    message: '',
  });

function setUp() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const { writer, reader } = store;
  const subscription = writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  const { added } = writer.commit(
    [1n, 2n, 3n].map((seq) =>
      incoming({ subscription, seq, checksum: `${seq}`, alert: 'quiet', reply: null }),
    ),
  );
  writer.putNotifications([notification('n1'), notification('n2')], 0);
  const [a = 0, b = 0, c = 0] = added.map(({ id }) => id);
  const found = (line: string) => reader.feedPage(asked(line), 0, 10).map(({ id }) => id);
  const starred = () =>
    reader
      .starredPage(null, 0, 10)
      .map(({ about }) => (about.is === 'event' ? about.event.id : about.notification.id));
  return { store, writer, reader, a, b, c, found, starred };
}

test('an event with a star keeps its place, is found by it, and is listed with what got its star last on top', () => {
  const { store, writer, reader, a, b, c, found, starred } = setUp();
  expect(writer.starEvents([b, b, 99], true, 100)).toBe(1);
  expect(writer.starNotifications(['n2', 'nobody'], true, 200)).toBe(1);
  expect(writer.starEvents([a], true, 300)).toBe(1);
  expect(reader.feedPage(everything, 0, 10).map(({ id, starred: is }) => [id, is])).toEqual([
    [c, undefined],
    [b, true],
    [a, true],
  ]);
  expect(found('is:starred')).toEqual([b, a]);
  expect(found('-is:starred')).toEqual([c]);
  expect(found('is:starred is:unread')).toEqual([b, a]);
  expect(reader.feedCount(asked('is:starred'))).toMatchObject({ total: 2, unread: 2 });
  expect(reader.feedCount(asked('-is:starred'))).toMatchObject({ total: 1 });
  expect(starred()).toEqual([a, 'n2', b]);
  expect(reader.starredPage(ACCOUNT, 1, 1)).toMatchObject([
    { account: ACCOUNT, at: 200, about: { is: 'notification', notification: { id: 'n2', starred: true } } },
  ]);
  expect(reader.starredCount(ACCOUNT)).toEqual({ total: 3 });
  expect(reader.starredCount('another')).toEqual({ total: 0 });
  expect(writer.totals()).toMatchObject({ starred: 3, unread: 3 });

  expect(writer.starEvents([b, c], false, 400)).toBe(1);
  expect(starred()).toEqual([a, 'n2']);
  store.restart();
  expect(store.writer.totals()).toMatchObject({ starred: 2 });
});

test('a star outlives the server settling a notification, and retention never removes an event that has one', () => {
  const { writer, a, b, starred } = setUp();
  writer.starEvents([b], true, 0);
  writer.starNotifications(['n1'], true, 1);
  writer.markRead([a, b], true);
  writer.putNotifications([], 10);
  expect(writer.trim(4e12, 100)).toBe(1);
  expect(starred()).toEqual(['n1', b]);
  writer.starEvents([b], false, 2);
  expect(writer.trim(4e12, 100)).toBe(1);
});

test('the row of a burst has a star if all of its events have one', () => {
  const { writer, reader } = setUp();
  const parent = '01JABCDEFGHJKMNPQRSTVWXYZ0';
  const ids = ['1', '2'].map((n) => `01JABCDEFGHJKMNPQRSTVWXYZ${n}`);
  const rest = { title: '', description: '', size: null, permission: null, status: '', createdAt: null };
  writer.putResources(
    ids.map((id) => ({ ...rest, id, kind: 4, name: id, path: ['p'], parent, deleted: false })),
    0,
  );
  const { added } = writer.commit(
    ids.map((resourceId, n) =>
      incoming({
        seq: BigInt(n + 10),
        subscription: 1,
        resourceId,
        subject: 4,
        action: 1,
        checksum: `b${n}`,
      }),
    ),
  );
  const burst = () =>
    reader.feedPage({ ...everything, fold: true }, 0, 10).flatMap(({ burst: one }) => one ?? []);
  expect(burst()).toMatchObject([{ events: 2 }]);
  const [first = 0, second = 0] = added.map(({ id }) => id);
  writer.starEvents([first], true, 0);
  expect(burst()[0]?.starred).toBeUndefined();
  writer.starEvents([second], true, 0);
  expect(burst()[0]?.starred).toBe(true);
});

test('stars are exported', async () => {
  const { writer, reader, b } = setUp();
  writer.starEvents([b], true, 0);
  const page = async (after: Parameters<typeof reader.feedAfter>[1], limit: number) =>
    reader.feedAfter(everything, after, limit);
  const table = eventTable({ standIn: () => '', label: () => 'here' });
  const lines: string[] = [];
  for await (const { text } of exportText(page, table, 'jsonl', new AbortController().signal))
    lines.push(...text.trim().split('\n'));
  const rows = lines.map((line) => JSON.parse(line) as { event: number; starred: boolean });
  expect(rows.filter(({ starred }) => starred).map(({ event }) => event)).toEqual([b]);
  expect(rows).toHaveLength(3);
});

test('a rule is tried on events as they came in, without the stars they got later', () => {
  const { writer, reader, a, b, c } = setUp();
  writer.starEvents([a, b, c], true, 0);
  const rule = { id: 'r', query: 'is:starred', outcome: 'banner', accounts: null, isOn: true } as const;
  const now = reader.feedPage(everything, 0, 1)[0]?.time ?? 0;
  const preview = (query: string) =>
    reader.previewRule({ ...rule, query } as never, [], { accounts: [] }, now + 1_000).matched;
  expect(preview('is:starred')).toBe(0);
  expect(preview('-is:starred')).toBe(3);
});

test('requests that one stands for are one starred row with it, and rows of their own where it has no star', () => {
  const { writer, reader, starred } = setUp();
  const request = (n: number) => ({
    ...fetchedNotification({ id: `r${n}`, kind: 1, time: n, message: '' }),
    userId: 'u',
    resourceId: 'r',
  });
  writer.putNotifications([1, 2, 3].map(request), 0);
  writer.starNotifications(['r1', 'r2', 'r3'], true, 100);
  expect(starred()).toEqual(['r3']);
  expect(reader.starredCount(null)).toEqual({ total: 1 });
  expect(writer.totals()).toMatchObject({ starred: 1 });
  // A newer request has no star.
  writer.putNotifications([1, 2, 3, 4].map(request), 0);
  expect(starred()).toEqual(['r1', 'r2', 'r3']);
  expect(reader.starredCount(null)).toEqual({ total: 3 });
});
