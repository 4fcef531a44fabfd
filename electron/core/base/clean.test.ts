import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, cleanLines, cleanProse } from './clean.ts';

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

test.each([
  ['a family of emoji', '👩‍👩‍👧‍👦 plots.csv'],
  ['a profession', '👩‍🔬 Probe.csv'],
  ['skin tones', '👩🏽‍❤️‍💋‍👨🏽'],
  ['an emoji of a sign', '❤️‍🔥 ☃︎ ⚕️'],
  ['a keycap', '1️⃣ #️⃣'],
  ['a flag', '🏳️‍🌈 🇩🇪'],
  ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['Persian', 'می‌خواهم'],
  ['Arabic with vowels', 'بِسْمِ ٱللَّٰهِ'],
  ['Sinhala', 'ශ්‍රී ලංකාව'],
  ['Hindi', 'क्‍ष'],
  ['Malayalam with a letter that ends in a joiner', 'അവന്‍'],
  ['Thai', 'ที่นี่'],
  ['Hebrew with vowels and accents', 'בְּרֵאשִׁ֖ית'],
  ['Vietnamese, decomposed', 'Viê\u0323t Nam'],
  ['Tibetan', 'ཧཱུྃ'],
  ['a variant of a Han character', '葛\u{e0100}城市'],
  ['a variant of a sign', '\u2229\ufe00'],
  ['Mongolian', 'ᠠ᠋ᠨ'],
  ['Korean', '한국어 ㅎ'],
  ['an Arabic sign of a number', '\u0600١٢'],
])('%s stays as it is', (_, text) => {
  expect(clean(text)).toBe(text);
});

test.each([
  ['a zero-width space', 'pay\u200bpal'],
  ['a word joiner', 'pay\u2060pal'],
  ['a byte order mark', 'pay\ufeffpal'],
  ['a soft hyphen', 'pay\u00adpal'],
  ['an invisible plus', 'pay\u2064pal'],
  ['a filler of Hangul', 'pay\u3164pal'],
  ['a half-width filler', 'pay\uffa0pal'],
  ['fillers of Jamo', 'pay\u115f\u1160pal'],
  ['a combining grapheme joiner', 'pay\u034fpal'],
  ['an interlinear annotation', 'pay\ufff9pal\ufffb'],
  ['a deprecated format', 'pay\u206apal'],
  ['a musical format', 'pay\u{1d173}pal'],
  [
    'text in tags',
    `pay${[...'hidden'].map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('')}pal`,
  ],
  ['a selector that selects nothing', 'pay\ufe0fpa\u{e0101}l'],
  ['a code point that is no character', 'pay\uffffpal'],
])('%s is taken out', (_, text) => {
  expect(clean(text)).toBe('paypal');
});

test('joiners stay between letters, not alone, at an end or in runs', () => {
  expect(clean('\u200da\u200d')).toBe('a');
  expect(clean('a \u200c b')).toBe('a  b');
  expect(clean(`a${'\u200d'.repeat(300)}b`)).toBe('a\u200db');
  expect(clean('👩\u200d')).toBe('👩');
  expect(clean(`👩${'\ufe0f'.repeat(100)}`)).toBe('👩\ufe0f');
  expect(clean(`❤${'\ufe0f'.repeat(100)}`)).toBe('❤\ufe0f');
});

test('marks do not pile up, and none begins a text', () => {
  expect(clean(`Z${'\u0301\u0327'.repeat(50)}algo`)).toBe('Z\u0301\u0327\u0301\u0327algo');
  expect(clean(`Z${'\u0301\u034f\u200d'.repeat(50)}a`)).toBe('Z\u0301\u0301\u0301\u0301\u200da');
  expect(clean(`ก${'\u0e47'.repeat(50)}`)).toBe(`ก${'\u0e47'.repeat(4)}`);
  expect(clean('\u0301a')).toBe('a');
  expect(clean(' \u0301 a')).toBe('a');
});

test('text without anything that is seen is empty', () => {
  expect(clean('\u200b\u200d\u3164\u2800\ufe0f\u0301\u{e0041} ')).toBe('');
});

test('half a character is replaced, and Braille gets a space of its own', () => {
  expect(clean('a\ud83e')).toBe('a\ufffd');
  expect(clean('⠓⠊\u2800\u2800⠽')).toBe('⠓⠊ ⠽');
});

test('a log line stays one entry, whatever is in it', () => {
  expect(cleanLines('refused\u001b[2J\r\n2026-01-01 all is well\n')).toBe(
    'refused[2J\n  2026-01-01 all is well\n  ',
  );
});

test('whatever comes in: bounded, whole characters, nothing that is not seen; cleaning twice changes nothing', () => {
  const graphemes = new Intl.Segmenter();
  const hostile = fc.constantFrom(
    ...'\u200d\u200c\ufe0f\u0301\u094d\u2800 \n\u202e\u3164'.split(''),
    ...[
      '👩',
      '🔬',
      '🏴',
      '\u{e0067}',
      '\u{e007f}',
      '\u{e0100}',
      'ی',
      'क',
      '葛',
      'a',
      '1',
      '\ud800',
      '\u1100',
      '\u180b',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc.array(hostile, { maxLength: 150 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 100 }), (text, max) => {
      const cleaned = clean(text, max);
      expect([...graphemes.segment(cleaned)].length).toBeLessThanOrEqual(max);
      expect([...cleaned].length).toBeLessThanOrEqual(24 * max);
      expect(cleaned).not.toMatch(
        /[\p{Cc}\u202a-\u202e\u2066-\u2069]|\p{Cs}|^\p{M}|\p{M}{9}|^\p{Join_Control}/u,
      );
      expect(clean(cleaned, max)).toBe(cleaned);
    }),
    { numRuns: 100 },
  );
});

test('prose keeps its lines, is cleaned line by line, and is cut with an ellipsis', () => {
  expect(cleanProse('\r\n  One\r\ntwo\u0000\u2028three\u202e\n\n\n\n<b>four</b>\n', 100)).toBe(
    'One\ntwo\nthree\n\n<b>four</b>',
  );
  expect(cleanProse('one\ntwo', 5)).toBe('one\nt…');
  expect(cleanProse('ab🧬', 3)).toBe('ab…');
});

test('prose without end takes no time worth mentioning', () => {
  const start = performance.now();
  for (const piece of [
    '👩‍👩‍👧‍👦é\n',
    '\n',
    'e\u0301\u0301\u0301\u0301\u0301\u0301',
    '\u200d',
    'https://a.example ',
  ])
    cleanProse(piece.repeat(1_000_000 / piece.length), 20_000);
  expect(performance.now() - start).toBeLessThan(1_000);
});
