import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { splitEnd, truncateEnd, truncateMiddle } from './truncate.ts';

const family = '👩‍👩‍👧‍👦';
const england = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';

test('an emoji, an accent or a syllable is never cut apart', () => {
  expect(truncateEnd(family.repeat(5), 3)).toBe(`${family}${family}…`);
  expect(truncateEnd(england.repeat(5), 2)).toBe(`${england}…`);
  expect(truncateEnd('🇩🇪🇫🇷🇮🇹', 2)).toBe('🇩🇪…');
  expect(truncateEnd('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
  expect(truncateEnd('\u1112\u1161\u11ab\u1100\u116e\u11a8', 1)).toBe('…');
  expect(truncateMiddle(`${family}abcdef${england}`, 4)).toBe(`${family}a…${england}`);
  expect(splitEnd(`reads_${family}.csv`, 5)).toEqual(['reads_', `${family}.csv`]);
});

test('what fits stays', () => {
  expect(truncateEnd(family.repeat(3), 3)).toBe(family.repeat(3));
  expect(truncateMiddle('abc', 3)).toBe('abc');
  expect(splitEnd('abc', 5)).toEqual(['', 'abc']);
});

test('the middle is cut, so that the ends of file names are seen', () => {
  expect(truncateMiddle('measurement_2026_plot_07.fastq.gz', 15)).toBe('measure…astq.gz');
});

test('no joiner is left beside the ellipsis', () => {
  expect(truncateEnd('می‌خواهم', 3)).toBe('می…');
  expect(truncateMiddle('می‌خواهم', 5)).toBe('می…هم');
});

test('a character without end is cut too', () => {
  const endless = `👩${'\u200d👩'.repeat(1_000)}`;
  expect([...truncateEnd(endless, 10)].length).toBeLessThanOrEqual(10 * 24);
  expect([...truncateMiddle(`a${'\u0301'.repeat(10_000)}`, 10)].length).toBeLessThanOrEqual(10 * 24);
});

test('whatever is cut is bounded and whole', () => {
  const graphemes = new Intl.Segmenter();
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, max) => {
        for (const cut of [truncateEnd(text, max), truncateMiddle(text, max)]) {
          expect([...graphemes.segment(cut)].length).toBeLessThanOrEqual(max);
          expect(cut).not.toMatch(/\p{Cs}/u);
        }
        expect(splitEnd(text, max).join('')).toBe(text);
      },
    ),
  );
});

test('what counts characters is made with the first text that is cut: a start waits for what is made by an import', async () => {
  const made: unknown[] = [];
  const get = (intl: object, name: string) => {
    made.push(name);
    return Reflect.get(intl, name);
  };
  vi.stubGlobal('Intl', new Proxy(Intl, { get }));
  vi.resetModules();
  const fresh = await import('./truncate.ts');
  fresh.truncateEnd('short', 10);
  expect(made).toEqual([]);
  expect(fresh.truncateEnd('e\u0301'.repeat(9), 3)).toBe('e\u0301e\u0301…');
  expect(fresh.truncateEnd('o\u0301'.repeat(9), 3)).toBe('o\u0301o\u0301…');
  expect(made).toEqual(['Segmenter']);
  vi.unstubAllGlobals();
});
