import { expect, onTestFinished, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { testStore } from '../../testing/store.ts';
import { migrations } from '../schema/migrations.ts';
import { migrate } from '../schema/open.ts';
import { openDatabase } from '../schema/sqlite.ts';

const MS = 1_000_000n;
const at = (ms: number) => BigInt(ms) * MS;

function openStore() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const add = (resourceId: string) =>
    store.writer.addSubscription(
      { kind: 'resource', resourceId, resourceKind: 'project', subresources: true },
      { from: 'now' },
      1,
    );
  const ids = [add('A'), add('B'), add('C')] as const;
  return { store, ids };
}

test('an order that a person made stays, and holds nothing of what was removed', () => {
  const { store, ids } = openStore();
  const positions = () => store.writer.subscriptions().map(({ id, position }) => [id, position]);
  const [a, b, c] = ids;
  expect(positions()).toEqual([
    [a, null],
    [b, null],
    [c, null],
  ]);
  store.writer.orderSubscriptions([c, a, b]);
  store.restart();
  expect(positions()).toEqual([
    [a, 1],
    [b, 2],
    [c, 0],
  ]);
  store.writer.removeSubscription(a, 2);
  // What is left out has no place any more.
  store.writer.orderSubscriptions([b]);
  expect(positions()).toEqual([
    [b, 0],
    [c, null],
  ]);
  expect(store.db.prepare('SELECT count(*) AS n FROM subscription WHERE position IS NOT NULL').get()).toEqual(
    {
      n: 1,
    },
  );
});

test('the newest event of a subscription is told by its time, whatever comes in later', () => {
  const { store, ids } = openStore();
  const [a, b] = ids;
  const newest = () => store.writer.subscriptions().map(({ lastEventAt }) => lastEventAt);
  expect(newest()).toEqual([null, null, null]);
  store.writer.commit([incoming({ seq: 5n, time: at(9_000), subscription: a })]);
  // Older ones that are fetched afterwards, and the same event through another subscription.
  store.writer.commit([
    incoming({ seq: 3n, time: at(4_000), subscription: a }),
    incoming({ seq: 3n, time: at(4_000), subscription: b }),
  ]);
  store.restart();
  expect(newest()).toEqual([9_000, 4_000, null]);
  store.writer.commit([incoming({ seq: 5n, time: at(9_000), subscription: b })]);
  expect(newest()).toEqual([9_000, 9_000, null]);
});

test('a database from before knows the newest event of each subscription after the upgrade', () => {
  const old = openDatabase(':memory:');
  const step = migrations.findIndex((sql) => sql.includes('last_event INTEGER;'));
  migrate(old, migrations.slice(0, step));
  old.exec(`
    INSERT INTO subscription (id, target_kind, target_id, subresources, start_from, created_at)
      VALUES (1, 'user', 'U', 0, 'now', 5), (2, 'announcements', '', 0, 'now', 5);
    INSERT INTO epoch (id, stream, number, last_seq, last_time) VALUES (1, 'AOS', 1, 3, 9);
    INSERT INTO event (id, epoch, seq, time, subject, action, delivered, alert)
      VALUES (1, 1, 2, 7000, 4, 3, 1, 'quiet'), (2, 1, 1, 3000, 4, 3, 1, 'quiet');
    INSERT INTO event_subscription (subscription, event) VALUES (1, 1), (1, 2);
  `);
  migrate(old);
  const rows = old.prepare('SELECT id, last_event, position FROM subscription ORDER BY id').all();
  old.close();
  expect(rows).toEqual([
    { id: 1, last_event: 7000, position: null },
    { id: 2, last_event: null, position: null },
  ]);
});
