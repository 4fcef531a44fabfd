import { expect, it } from 'vitest';
import { countsText } from './inbox-text.ts';

it('says how many rows there are only where repeats make them fewer than the notifications', () => {
  expect(countsText(1_240, 63)).toBe('1,240 in 63 rows');
  expect(countsText(7, 7)).toBe('7');
  expect(countsText(0, 0)).toBe('0');
});
