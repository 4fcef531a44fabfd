import { expect, test } from 'vitest';
import { languageFor } from './language.ts';
import { languages, wordsFor } from './languages.ts';

/** Those that take one thing that can be many: each is looked at where it is told (problem-words.test.ts, finding-sentence.test.ts). */
const elsewhere = new Set(['problems', 'findings', 'noteOf']);

/** Every sentence of a language by its path; a function gives its sentence for any values. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, String(value(3, 'x', 'created', 'y'))]];
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    elsewhere.has(key) ? [] : sentences(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** Names, examples, and words that other languages have taken over. */
const alike = [
  /^app$/,
  /^protocols\./,
  /Hint$/,
  /^(status|tray\.states)\.live$/,
  /^relative\.until$/,
  /^inbox\.person$/,
  /^(feed\.chartPart|query\.chip\.in)$/,
  /^(palette|feed)\.filter$/,
  /^statistics\.cell$/,
  /^files\.formats\./,
  /\.(token|server|portal|institution|code|version|runtime|platform)$/,
  /^(subscriptions\.label|accounts\.name|alerts\.rules\.name)$/,
  /^subscriptions\.icons\.dna$/,
  /^accounts\.colours\.1$/,
  /^settings\.themes\.system$/,
  /^general\.(languages|clocks)\./,
];
const english = new Map(sentences(languages.en));
const others = Object.entries(languages).filter(([code]) => code !== 'en');

test.each(others)('%s says everything in words of its own', (_code, words) => {
  for (const [path, text] of sentences(words)) {
    if (!alike.some((pattern) => pattern.test(path))) expect(text, path).not.toBe(english.get(path));
  }
});

test.each(Object.entries(languages))(
  '%s leaves nothing empty, and no value out of its sentence',
  (_code, words) => {
    for (const [path, text] of sentences(words)) {
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toMatch(/^$|undefined|null|\[object|NaN/);
    }
  },
);

test('a language without a translation is English, with its own numbers', () => {
  expect(languageFor('fr').words).toBe(languages.en);
  expect(languageFor('').format.number(1_200)).toBe('1,200');
  expect(languageFor('de-AT').words).toBe(languages.de);
  expect(wordsFor('DE-ch')).toBe(languages.de);
  expect(wordsFor('dent')).toBe(languages.en);
});
