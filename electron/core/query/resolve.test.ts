import { describe, expect, it, test } from 'vitest';
import { compileMatcher, type SeenEvent } from './matcher.ts';
import { parseLine } from './parse.ts';
import { isTimeRelative, type NameSource, namesIn, resolveFilter, unknownNames } from './resolve.ts';

const names: NameSource = {
  accounts: [
    {
      id: 'a1',
      label: 'Uni',
      subscriptions: [
        { id: '1', names: ['Field work', 'Soil-2026'] },
        { id: '2', names: ['wheat'] },
      ],
    },
    { id: 'a2', label: 'Home', subscriptions: [{ id: '1', names: ['wheat'] }] },
  ],
};
const now = new Date(2026, 10, 25, 15, 30, 40).getTime();
const day = (date: number, hour = 0, minute = 0) => new Date(2026, 10, date, hour, minute).getTime();
const filterOf = (line: string) => parseLine(line).filter;
const query = (line: string) => resolveFilter(filterOf(line), names, now);

describe('names', () => {
  test.each([
    ['in:soil-2026', [{ account: 'a1', id: '1' }]],
    ['in:"field WORK"', [{ account: 'a1', id: '1' }]],
    [
      'in:wheat,soil-2026',
      [
        { account: 'a1', id: '2' },
        { account: 'a2', id: '1' },
        { account: 'a1', id: '1' },
      ],
    ],
    ['in:water', []],
    ['account:uni,home', ['a1', 'a2']],
  ])('%s', (line, values) => {
    expect(query(line).where).toMatchObject([{ not: false, values }]);
  });
  it('says which nothing has', () => {
    expect(unknownNames(filterOf('in:wheat,water -account:x reads'), names)).toEqual([
      { field: 'in', not: false, value: 'water' },
      { field: 'account', not: true, value: 'x' },
    ]);
  });
  it('lists those that a line can use, each once', () => {
    expect(namesIn(names)).toEqual({ account: ['Uni', 'Home'], in: ['Field work', 'Soil-2026', 'wheat'] });
  });
});

describe('times', () => {
  test.each([
    ['after:yesterday', { from: day(24), to: null }],
    ['before:monday', { from: null, to: day(23) }],
    ['-after:today', { from: null, to: day(25) }],
    ['-before:today', { from: day(25), to: null }],
    ['last:24h', { from: day(24, 15, 30), to: null }],
    ['-last:7d', { from: null, to: day(18, 15, 30) }],
    ['last:7d after:yesterday before:today', { from: day(24), to: day(25) }],
    ['reads', { from: null, to: null }],
  ])('%s', (line, bounds) => {
    expect(query(line)).toMatchObject(bounds);
  });
  test.each([
    ['last:7d', true],
    ['before:monday', true],
    ['after:2026-01-01T10:00', false],
    ['reads', false],
  ])('%s means another time later: %s', (line, expected) => {
    expect(isTimeRelative(filterOf(line))).toBe(expected);
  });
});

test('what is not read is asked for as unread, for which there is an index', () => {
  expect(query('-is:read').where).toEqual([{ field: 'is', not: false, values: ['unread'] }]);
  expect(query('-is:read,unread').where).toEqual([{ field: 'is', not: true, values: ['read', 'unread'] }]);
});

const event: SeenEvent = {
  account: 'a1',
  time: day(25, 15, 30),
  action: 'created',
  subject: 'object',
  resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ0',
  about: null,
  subscriptions: [1],
  read: false,
};

test('a matcher does not know about a text until the name is known, unless something else settles it', () => {
  const verdict = (line: string, about: SeenEvent['about'] = null) =>
    compileMatcher(filterOf(line), { names, now: () => now })({ ...event, about });
  expect(verdict('reads action:created')).toBe('unknown');
  expect(verdict('-reads')).toBe('unknown');
  expect(verdict('reads action:deleted')).toBe(false);
  const about = { name: 'Reads_01.gz', title: '', path: ['soil-2026', 'raw'] };
  expect(verdict('READS "2026 / raw" -draft', about)).toBe(true);
  expect(verdict('-reads', about)).toBe(false);
  expect(verdict('reads draft', about)).toBe(false);
});

test('the relative times of a matcher move on with the clock', () => {
  let clock = now;
  const matches = compileMatcher(filterOf('last:1h in:soil-2026'), { names, now: () => clock });
  expect(matches(event)).toBe(true);
  clock += 59 * 60_000;
  expect(matches(event)).toBe(true);
  clock += 2 * 60_000;
  expect(matches(event)).toBe(false);
  expect(matches({ ...event, time: clock })).toBe(true);
});
