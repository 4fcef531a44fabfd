import { expect, test } from 'vitest';
import { testStore } from '../../testing/store.ts';

test('what is sent next is found by an index, however much is on its way', () => {
  using store = testStore();
  const plan = store.db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT id, bulk, sending FROM notification INDEXED BY notification_leaving WHERE state = 'leaving' AND undo_until <= ?
       ORDER BY undo_until, id LIMIT ?`,
    )
    .all(0, 200) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('USING INDEX notification_leaving'),
  ]);
});
