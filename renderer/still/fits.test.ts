import { expect, it } from 'vitest';
import { dayOf, fits } from './fits.ts';

it('a still fits a page that is arranged alike', () => {
  const usual = { width: 1100, height: 720 };
  expect(fits(usual, { width: 1920, height: 1080 })).toBe(true);
  expect(fits(usual, { width: 1000, height: 720 })).toBe(false);
  expect(fits(usual, { width: 700, height: 720 })).toBe(false);
  expect(fits(usual, { width: 1100, height: 499 })).toBe(false);
});

it('a day begins at midnight here', () => {
  const noon = new Date(2026, 10, 27, 12).getTime();
  expect(dayOf(noon)).toBe(new Date(2026, 10, 27).getTime());
});
