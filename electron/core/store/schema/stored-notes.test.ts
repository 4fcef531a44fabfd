import { expect, test } from 'vitest';
import { testStore } from '../../testing/store.ts';

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
