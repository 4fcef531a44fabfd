import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Condition, Filter } from '../model/filter.ts';
import { type FieldName, factsOf, queryFields } from '../model/query-fields.ts';
import { partsOf, withCondition, withoutPart } from './filter.ts';
import { formatLine } from './format.ts';
import { readSpan } from './moment.ts';
import { parseLine } from './parse.ts';

const on = (field: FieldName, ...values: string[]): Condition => ({ field, not: false, values });
const not = (field: FieldName, ...values: string[]): Condition => ({ field, not: true, values });
const filterOf = (line: string): Filter => parseLine(line).filter;

describe('a line', () => {
  test.each<[string, Filter]>([
    ['action:deleted,created', [on('action', 'deleted', 'created')]],
    ['ACTION:Deleted', [on('action', 'deleted')]],
    ['action:created action:deleted,created', [on('action', 'created', 'deleted')]],
    ['-action:created -kind:object', [not('kind', 'object'), not('action', 'created')]],
    ['-in:"soil-2026"', [not('in', 'soil-2026')]],
    ['in:"a, b",c', [on('in', 'a, b', 'c')]],
    ['account:"Uni Gießen",home', [on('account', 'Uni Gießen', 'home')]],
    ['is:unread is:read', [on('is', 'unread'), on('is', 'read')]],
    ['after:yesterday before:Today', [on('after', 'yesterday'), on('before', 'today')]],
    ['after:2026-01-31t14:00', [on('after', '2026-01-31T14:00')]],
    ['after:monday after:friday', [on('after', 'friday')]],
    ['last:7D', [on('last', '7d')]],
    [
      '-draft "two words" -"no more"',
      [not('text', 'draft'), on('text', 'two words'), not('text', 'no more')].sort(byPlace),
    ],
    ['action:deleted,', [on('action', 'deleted')]],
    ['in:"still typ', [on('in', 'still typ')]],
    ['"a \\"quoted\\" word" "C:\\dir"', [on('text', 'a "quoted" word'), on('text', 'C:\\dir')]],
    ['""  -  " "', [on('text', '-')]],
  ])('%s', (line, filter) => {
    expect(parseLine(line)).toEqual({ filter, problems: [] });
  });

  test.each([
    'https://example.org/a?b=c',
    's3://bucket/key',
    'doi:10.1234/x',
    'GO:0008150',
    'sha256:ab12',
    '12:30',
    'C:\\data',
    ':x',
    'Note:',
    '"action:deletd"',
    '01JABCDEFGHJKMNPQRSTVWXYZ0',
  ])('%s is text', (text) => {
    const { filter, problems } = parseLine(text);
    expect(problems).toEqual([]);
    expect(filter).toEqual([on('text', text.replaceAll('"', ''))]);
  });

  test.each<[string, string, string | null]>([
    ['action:deletd', 'value', 'action:deleted'],
    ['-action:deletd,created', 'value', '-action:deleted,created'],
    ['action:removed', 'value', 'action:deleted'],
    ['kind:datset', 'value', 'kind:dataset'],
    ['action:qqq', 'value', null],
    ['acton:deleted', 'field', 'action:deleted'],
    ['acton:deletd', 'field', 'action:deleted'],
    ['type:file', 'field', 'kind:object'],
    ['-project:soil', 'field', '-in:soil'],
    ['since:yesterday', 'field', 'after:yesterday'],
    ['acton:', 'field', 'action:'],
    ['owner:ada', 'field', '"owner:ada"'],
    ['constructor:x', 'field', '"constructor:x"'],
    ['after:yesteday', 'value', 'after:yesterday'],
    ['after:31.1.2026', 'value', 'after:2026-01-31'],
    ['after:2026-02-31', 'value', null],
    ['after:monday,friday', 'value', null],
    ['last:week', 'value', 'last:1w'],
    ['last:2days', 'value', 'last:2d'],
    ['is:unred', 'value', 'is:unread'],
    ['action:', 'empty', null],
    ['in:""', 'empty', null],
  ])('%s is a problem', (line, reason, suggestion) => {
    const { filter, problems } = parseLine(line);
    expect(filter).toEqual([]);
    expect(problems).toMatchObject([{ reason, suggestion, from: 0, to: line.length, text: line }]);
    if (suggestion !== null && !suggestion.endsWith(':')) expect(parseLine(suggestion).problems).toEqual([]);
  });

  it('knows which names there are, if it is told', () => {
    const names = { in: ['Soil-2026', 'wheat pangenome'] };
    expect(parseLine('in:soil-2026', [], names).problems).toEqual([]);
    expect(parseLine('reads in:sol-2026', [], names)).toMatchObject({
      filter: [on('text', 'reads')],
      problems: [{ reason: 'name', suggestion: 'in:"Soil-2026"', from: 6 }],
    });
    expect(parseLine('in:wheat', [], names).problems).toMatchObject([{ suggestion: 'in:"wheat pangenome"' }]);
  });

  it('adds to a filter that is set already', () => {
    const base = filterOf('action:created old');
    expect(parseLine('action:deleted new', base).filter).toEqual([
      on('action', 'created', 'deleted'),
      on('text', 'old'),
      on('text', 'new'),
    ]);
  });

  it('has parts that can be taken away one by one', () => {
    const filter = filterOf('kind:object -action:deleted,created is:unread reads -draft');
    expect(partsOf(filter)).toHaveLength(6);
    for (const part of partsOf(filter)) expect(partsOf(withoutPart(filter, part))).toHaveLength(5);
  });
});

function byPlace(a: Condition, b: Condition): number {
  const line = '-draft "two words" -"no more"';
  return line.indexOf(a.values[0] ?? '') - line.indexOf(b.values[0] ?? '');
}

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '-a',
    'a:b',
    'acton:x',
    'in:',
    'two words',
    'a"b',
    'a\\',
    '\\"',
    ',',
    'C:\\x',
    'ü',
    'http://x',
    '"',
  ),
);
const text = word.map((one) => one.replace(/\p{Cc}/gu, ' ').trim()).filter((one) => one !== '');
const day = fc.date({ min: new Date(2000, 0), max: new Date(2100, 0), noInvalidDate: true });
const moment = fc.oneof(
  fc.constantFrom('today', 'yesterday', 'monday', '2026-01-31T14:05'),
  day.map((date) => date.toISOString().slice(0, 10)),
);
const span = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('m', 'h', 'd', 'w', 'mo'))
  .map(([count, unit]) => `${count}${unit}`)
  .filter((one) => readSpan(one) !== null);

function valuesFor(field: FieldName): fc.Arbitrary<string[]> {
  const { values, choices = [] } = factsOf(field);
  if (values === 'choice') return fc.subarray([...choices], { minLength: 1 });
  if (values === 'moment') return fc.tuple(moment);
  if (values === 'span') return fc.tuple(span);
  return values === 'text' ? fc.tuple(text) : fc.array(text, { minLength: 1, maxLength: 3 });
}

const condition = fc
  .tuple(fc.constantFrom(...(Object.keys(queryFields) as FieldName[])), fc.boolean())
  .chain(([field, isNot]) => valuesFor(field).map((values): Condition => ({ field, not: isNot, values })));

test('every filter comes back the same from the line that says it', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 8 }), (conditions) => {
      const filter = conditions.reduce<Filter>(withCondition, []);
      expect(parseLine(formatLine(filter))).toEqual({ filter, problems: [] });
    }),
    { numRuns: 500 },
  );
});

test('whatever is typed is understood as a filter that can be written, or is a problem in its place', () => {
  const typed = fc.oneof(
    word,
    fc.constantFrom('action:', 'deleted', '-', ',', ' ', '"', '\\', 'last:', '7d', 'in:'),
  );
  fc.assert(
    fc.property(
      fc.array(typed, { maxLength: 12 }).map((parts) => parts.join('')),
      (line) => {
        const { filter, problems } = parseLine(line);
        expect(filterOf(formatLine(filter))).toEqual(filter);
        for (const { from, to, text: piece } of problems)
          expect(line.replace(/\p{Cc}/gu, ' ').slice(from, to)).toBe(piece);
      },
    ),
    { numRuns: 500 },
  );
});
