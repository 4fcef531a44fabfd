import { expect, test } from 'vitest';
import { testStore } from '../../testing/store.ts';

test('what is sent next is found by an index, however much is on its way', () => {
  using store = testStore();
  const plan = store.db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT id, bulk, sending FROM notification WHERE state = 'leaving' AND undo_until <= ?
       ORDER BY undo_until, id LIMIT ?`,
    )
    .all(0, 200) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('USING INDEX notification_leaving'),
  ]);
});

test('what an earlier version stored as sentences keeps its text; the known ones become codes', () => {
  using store = testStore();
  const id = store.writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  const note = store.db.prepare('INSERT INTO subscription_history (subscription, at, text) VALUES (?, ?, ?)');
  note.run(id, 1, 'Something of earlier.');
  note.run(id, 2, '{"code":"set-up-again"}');
  expect(store.writer.subscriptions()[0]?.history.map(({ note: said }) => said)).toEqual([
    { code: 'set-up-again' },
    { code: 'earlier-text', text: 'Something of earlier.' },
  ]);
});
