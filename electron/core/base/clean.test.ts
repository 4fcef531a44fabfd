import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from './clean.ts';

test('characters that turn the writing direction are taken out', () => {
  expect(clean('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
  expect(clean('\u2066a\u2069\u200e\u200f\u061cb')).toBe('ab');
});

test('control characters are taken out, line breaks become spaces', () => {
  expect(clean('a\u0000\u001b[31mb\u009f')).toBe('a[31mb');
  expect(clean(' one\r\ntwo\tthree\u2028four ')).toBe('one two three four');
});

test('a long text ends with an ellipsis, counted in characters and not in halves of them', () => {
  expect(clean('x'.repeat(10_000), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(clean('🧬'.repeat(20), 10)).toBe(`${'🧬'.repeat(9)}…`);
  expect(clean('🧬'.repeat(10), 10)).toBe('🧬'.repeat(10));
});

test('markup stays the text it is', () => {
  expect(clean('<b onclick="x()">hi</b>')).toBe('<b onclick="x()">hi</b>');
});

test('whatever comes in: bounded, whole characters, nothing that is not seen', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 1, max: 100 }),
      (text, max) => {
        const cleaned = clean(text, max);
        expect([...cleaned].length).toBeLessThanOrEqual(max);
        expect(cleaned).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(cleaned).not.toMatch(/\p{Cs}/u);
      },
    ),
  );
});
