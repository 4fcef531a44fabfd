import { expect, it } from 'vitest';
import { format } from '../strings/index.ts';
import { agesAt } from './use-now.ts';

it('tells one age at one time, and "now" of what came since', () => {
  const event = 1_780_000_002_000;
  expect(agesAt(1_780_000_014_999)).toBe(agesAt(1_780_000_010_000));
  expect(format.ago(event, agesAt(1_780_000_004_000))).toBe('now');
  expect(format.ago(event, agesAt(1_780_000_014_999))).toBe('8 sec ago');
});
