import { expect, it } from 'vitest';
import { Still } from '../../electron/core/model/still.ts';
import { readStill } from './read-still.ts';

const element = (depth: number, tag: string, attributes: object = {}, styles: object = {}) => ({
  depth,
  tag,
  attributes,
  styles,
});

const still = (...nodes: unknown[]) =>
  JSON.stringify({ density: 'compact', width: 1100, height: 720, day: 0, nodes });

it('reads what the page has taken, and text as text', () => {
  const text = '<img src=x onerror="document.title = 1">';
  const good = still(
    element(0, 'div', { class: 'app' }),
    { depth: 1, text },
    element(1, 'svg', { d: 'M0 0' }),
  );
  expect(readStill(good)).toEqual(JSON.parse(good));
  expect(Still.parse(JSON.parse(good))).toEqual(JSON.parse(good));
});

it.each([
  ['no JSON', '{'],
  ['no object', 'null'],
  ['another shape', '{"nodes":[]}'],
  ['an element that runs something', still(element(0, 'script', {}))],
  ['an element that loads something', still(element(0, 'img', {}))],
  ['an attribute that runs something', still(element(0, 'div', { onclick: 'x()' }))],
  ['an attribute that loads something', still(element(0, 'div', { src: 'https://example.org' }))],
  ['a style that loads something', still(element(0, 'div', {}, { background: 'url(https://example.org)' }))],
  ['a value that is no text', still(element(0, 'div', { class: {} }))],
  ['an element without attributes', still({ depth: 0, tag: 'div' })],
  ['a text that is no string', still(element(0, 'div'), { depth: 1, text: {} })],
  ['a node that lies in nothing', still(element(0, 'div'), element(2, 'div'))],
  ['a node that lies in a text', still({ depth: 0, text: 'a' }, { depth: 1, text: 'b' })],
  ['one that begins deep', still(element(1, 'div'))],
  ['a negative depth', still(element(-1, 'div'))],
  ['too many', still(...Array.from({ length: 4_001 }, () => element(0, 'div')))],
])('does not read %s', (_what, text) => {
  expect(readStill(text)).toBeNull();
});
