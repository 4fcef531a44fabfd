import { expect, test } from 'vitest';
import { weekFrom } from './week.ts';

test('a week has its days in the order and the language of the locale', () => {
  const german = weekFrom('de');
  expect(german.map(({ short }) => short)).toEqual(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']);
  expect(german.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 0]);
  expect(german[6]?.long).toBe('Sonntag');
});
