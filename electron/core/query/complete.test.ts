import { expect, test } from 'vitest';
import { complete, withCompletion } from './complete.ts';

const names = { in: ['soil-2026', 'Wheat pangenome', 'old soil'], account: ['Uni "A"'] };
const offered = (line: string) =>
  complete(line, line.length, names)?.options.map(({ field, value }) => value ?? `${field}:`) ?? [];

test.each([
  ['a', ['action:', 'account:', 'announcement:', 'after:']],
  ['reads AC', ['action:', 'account:']],
  ['-ki', ['kind:']],
  ['reads', []],
  ['action:', ['created', 'available', 'updated', 'deleted', 'snapshotted', 'announced']],
  ['ACTION:De', ['deleted']],
  ['action:deleted', []],
  ['action:deleted,cr', ['created']],
  ['-action:created,', ['available', 'updated', 'deleted', 'snapshotted', 'announced']],
  ['in:so', ['soil-2026', 'old soil']],
  ['in:"soil', ['soil-2026', 'old soil']],
  ['in:"old soil",', ['soil-2026', 'Wheat pangenome']],
  ['is:', ['unread', 'read', 'snoozed', 'starred']],
  ['-is:st', ['starred']],
  ['after:t', ['today', 'tuesday', 'thursday']],
  ['after:today,', []],
  ['last:', ['1h', '24h', '7d', '4w', '3mo']],
  ['action: ', []],
  ['acton:', []],
  ['"a', []],
  ['-', []],
])('%s', (line, expected) => {
  expect(offered(line)).toEqual(expected);
});

test.each([
  ['acti', 0, 'action:|'],
  ['reads -acti', 0, 'reads -action:|'],
  ['action:de', 0, 'action:deleted |'],
  ['action:deleted,cr', 0, 'action:deleted,created |'],
  ['in:wh', 0, 'in:"Wheat pangenome" |'],
  ['account:', 0, 'account:"Uni \\"A\\"" |'],
  ['in:"so', 1, 'in:"old soil" |'],
])('%s, the option %i taken', (line, index, expected) => {
  const found = complete(line, line.length, names);
  const option = found?.options[index];
  if (!found || !option) throw new Error('nothing is offered');
  const { line: made, caret } = withCompletion(line, found, option);
  expect(`${made.slice(0, caret)}|${made.slice(caret)}`).toBe(expected);
});

test('a value in the middle of a line is completed there', () => {
  const line = 'action:de reads';
  const found = complete(line, 9, names);
  const option = found?.options[0];
  if (!found || !option) throw new Error('nothing is offered');
  expect(withCompletion(line, found, option)).toEqual({ line: 'action:deleted reads', caret: 15 });
});

test('a value that was begun is meant, unless it is complete', () => {
  expect(complete('action:de', 9, names)?.isBegun).toBe(true);
  expect(complete('action:', 7, names)?.isBegun).toBe(false);
  expect(complete('in:soil-2026', 12, { in: ['soil-2026', 'soil-2026-b'] })?.isBegun).toBe(false);
  expect(complete('a', 1, names)?.isBegun).toBe(false);
});
