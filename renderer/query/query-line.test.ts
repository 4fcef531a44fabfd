import { describe, expect, it } from 'vitest';
import { parseDay } from './day.ts';
import { noFilters, partsOf, without } from './filters.ts';
import { formatLine, parseLine } from './query-line.ts';

describe('the query line', () => {
  it('understands every filter and searches for the rest', () => {
    const line = 'kind:object action:deleted in:"soil-2026" is:unread after:2026-01-01 reads 01';
    expect(parseLine(line)).toEqual({
      actions: ['deleted'],
      subjects: ['object'],
      in: 'soil-2026',
      unread: true,
      from: new Date(2026, 0, 1).getTime(),
      to: null,
      text: 'reads 01',
    });
  });
  it('comes back the same after being written out', () => {
    const line = 'kind:object,dataset action:deleted,created in:"two words" is:unread before:2026-03-31 a b';
    expect(formatLine(parseLine(line))).toBe(line);
  });
  it('searches for what only looks like a filter', () => {
    expect(parseLine('action:exploded kind: http://x after:2026-02-31 :x').text).toBe(
      'action:exploded kind: http://x after:2026-02-31 :x',
    );
  });
  it('bears a quote that is still open while one types', () => {
    expect(parseLine('reads in:"soil 20').in).toBe('soil 20');
    expect(parseLine('"one phrase').text).toBe('one phrase');
  });
  it('adds to filters that are set already', () => {
    const base = { ...noFilters, actions: ['created' as const], text: 'old' };
    expect(parseLine('action:deleted new', base)).toMatchObject({
      actions: ['created', 'deleted'],
      text: 'new',
    });
  });
  it('names its parts, and each can be dropped by itself', () => {
    const filters = parseLine('kind:object action:deleted,created is:unread reads');
    const parts = partsOf(filters);
    expect(parts).toHaveLength(5);
    for (const part of parts) expect(partsOf(without(filters, part))).toHaveLength(4);
  });
  it('knows which days exist', () => {
    expect(parseDay('2028-02-29')).not.toBeNull();
    expect(parseDay('2027-02-29')).toBeNull();
    expect(parseDay('yesterday')).toBeNull();
    expect(parseDay('2027-02-27T24:00')).toBeNull();
  });
  it('keeps the hour where a filter has one', () => {
    const line = 'after:2026-01-01T14:00 before:2026-01-02';
    expect(parseLine(line).from).toBe(new Date(2026, 0, 1, 14).getTime());
    expect(formatLine(parseLine(line))).toBe(line);
  });
});
