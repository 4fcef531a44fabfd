import { expect, test } from 'vitest';
import { byAccount } from './by-account.ts';

test('many items are grouped by account in their order, in a time that grows with their number only', () => {
  const list = Array.from({ length: 300_000 }, (_, n) => ({ account: n % 3 === 0 ? 'b' : 'a', n }));
  const began = performance.now();
  const groups = byAccount(list);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect([...groups.keys()]).toEqual(['b', 'a']);
  expect(groups.get('b')?.slice(0, 2)).toEqual([list[0], list[3]]);
  expect(groups.get('a')).toHaveLength(200_000);
});
