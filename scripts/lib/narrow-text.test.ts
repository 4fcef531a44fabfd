import { expect, test } from 'vitest';
import { narrowText } from './narrow-text.mjs';

const build = (code: string) => {
  const { generateBundle } = narrowText() as unknown as {
    generateBundle: (this: { error: (text: string) => never }, options: object, bundle: object) => void;
  };
  const error = (text: string): never => {
    throw new Error(text);
  };
  return () => generateBundle.call({ error }, {}, { part: { type: 'chunk', fileName: 'main.js', code } });
};

test('a script whose text V8 would keep with two bytes for each character fails the build', () => {
  expect(build('const ending = /[.!?\u2026]$/u;')).toThrow(/main\.js.*const ending/);
  expect(build(String.raw`const ending = /[.!?\u2026]$/u;`)).not.toThrow();
  expect(build('const umlaut = "\xE4";')).not.toThrow();
});
