import { expect, it } from 'vitest';
import { de } from '../../electron/words/de.ts';
import { en } from '../../electron/words/en.ts';
import { keyCaps } from './key-caps.ts';

it('writes keys as they stand on the keyboard', () => {
  expect(keyCaps('ctrl+k', false, en.keyNames)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('ctrl+k', true, en.keyNames)).toEqual(['⌘', 'K']);
  expect(keyCaps('ctrl++', false, en.keyNames)).toEqual(['Ctrl', '+']);
  expect(keyCaps('shift+f6', false, en.keyNames)).toEqual(['⇧', 'F6']);
  expect(keyCaps('g f', false, en.keyNames)).toEqual(['g', 'f']);
  expect(keyCaps('shift+j', false, en.keyNames)).toEqual(['⇧', 'j']);
  expect(keyCaps('arrowdown', false, en.keyNames)).toEqual(['↓']);
  expect(keyCaps('home', false, en.keyNames)).toEqual(['Home']);
});

it('writes them as they stand on a German keyboard', () => {
  expect(keyCaps('ctrl+a', false, de.keyNames)).toEqual(['Strg', 'A']);
  expect(keyCaps('home', false, de.keyNames)).toEqual(['Pos1']);
});
