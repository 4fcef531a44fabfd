import { expect, test } from 'vitest';
import { wordsFor } from './words.ts';

/** Every sentence of a language, functions called with something, by its path. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return [[path, String(value(3, 'x'))]];
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

const alike = new Set(['.app', '.states.live', '.trouble']);

test('German says everything in words of its own', () => {
  const english = new Map(sentences(wordsFor('en')));
  const german = sentences(wordsFor('de'));
  expect(german.map(([path]) => path)).toEqual([...english.keys()]);
  for (const [path, text] of german) if (!alike.has(path)) expect(text, path).not.toBe(english.get(path));
});

test('a language without a translation is English, with its own numbers', () => {
  expect(wordsFor('fr').open).toBe('Open Aruna Notify');
  expect(wordsFor('').unread(1_200)).toBe('1,200 unread events');
  expect(wordsFor('de-CH').unread(1)).toBe('1 ungelesenes Ereignis');
});
