import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('a turn is over after 8 ms for everybody, and the next one starts over', async () => {
  let now = 100;
  const turns = createTurns({ monotonic: () => now });
  expect(turns.isOver()).toBe(false);
  now += 7;
  expect(turns.isOver()).toBe(false);
  now += 1;
  expect(turns.isOver()).toBe(true);
  await turns.next();
  expect(turns.isOver()).toBe(false);
});

test('what waited comes before the next turn', async () => {
  const order: string[] = [];
  const turns = createTurns({ monotonic: () => 0 });
  setImmediate(() => order.push('other'));
  await turns.next();
  order.push('turn');
  expect(order).toEqual(['other', 'turn']);
});
