import { expect, it } from 'vitest';
import { keyCaps } from './key-caps.ts';

it('writes keys as they stand on the keyboard', () => {
  expect(keyCaps('ctrl+k', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('ctrl+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('g f', false)).toEqual(['g', 'f']);
  expect(keyCaps('shift+j', false)).toEqual(['⇧', 'j']);
  expect(keyCaps('arrowdown', false)).toEqual(['↓']);
});
