import { expect, test } from 'vitest';
import { clean } from '../../core/base/clean.ts';
import { cleanForDesktop } from './clean-for-desktop.ts';

test('control characters and direction marks become one space', () => {
  expect(cleanForDesktop(' R&D\n\u202Egpj.exe\u2028')).toBe('R&D gpj.exe');
});

test('zero-width characters, which stay in lists, cannot hide in a banner or a menu', () => {
  expect(clean('pay\u200Dpal')).toBe('pay\u200Dpal');
  expect(cleanForDesktop('pay\u200Dpal')).toBe('pay pal');
});
