import { describe, expect, it } from 'vitest';
import { allStale, folded, missing, noRows, type Rows, sameRows, shifted, withPage } from './rows.ts';

const page = (offset: number, limit: number) => Array.from({ length: limit }, (_, i) => `r${offset + i}`);

describe('rows at hand', () => {
  it('asks for whole pages and never beyond the end', () => {
    expect(missing(noRows, 90, 210, 250)).toEqual([
      { offset: 0, limit: 100 },
      { offset: 100, limit: 100 },
      { offset: 200, limit: 50 },
    ]);
    expect(missing(noRows, 0, 50, 0)).toEqual([]);
  });
  it('asks for nothing that is there', () => {
    const rows = withPage<string>(noRows, { offset: 0, limit: 100 }, page(0, 100), 0);
    expect(missing(rows, 0, 99, 1000)).toEqual([]);
    expect(missing(rows, 50, 120, 1000)).toEqual([{ offset: 100, limit: 100 }]);
  });
  it('keeps rows on screen while they are asked for again', () => {
    const rows = allStale(withPage<string>(noRows, { offset: 0, limit: 100 }, page(0, 100), 0));
    expect(rows.at.get(5)).toBe('r5');
    expect(missing(rows, 0, 10, 1000)).toEqual([{ offset: 0, limit: 100 }]);
  });
  it('moves rows down when new ones come in above', () => {
    const rows: Rows<string> = shifted(
      withPage<string>(noRows, { offset: 0, limit: 100 }, page(0, 100), 0),
      12,
    );
    expect(rows.at.get(12)).toBe('r0');
    expect(rows.at.has(0)).toBe(false);
    expect(shifted(rows, -20).at.get(0)).toBe('r8');
  });
  it('keeps the identity of rows that are as they were', () => {
    const row = (id: number, read = false) => ({ id, read });
    const rows = withPage(
      noRows as Rows<{ id: number; read: boolean }>,
      { offset: 0, limit: 3 },
      [row(3), row(2), row(1)],
      0,
    );
    const page = sameRows(rows, [row(4), row(3), row(2, true)], ({ id }) => String(id));
    expect(page).toEqual([row(4), row(3), row(2, true)]);
    expect(page[1]).toBe(rows.at.get(0));
    expect(page[2]).not.toBe(rows.at.get(1));
  });
  it('drops what is far from the screen', () => {
    let rows: Rows<string> = noRows;
    for (let offset = 0; offset < 20_000; offset += 100)
      rows = withPage(rows, { offset, limit: 100 }, page(offset, 100), offset);
    expect(rows.at.size).toBeLessThan(2200);
    expect(rows.at.get(19_999)).toBe('r19999');
  });
  it('leaves out the rows of a section that is collapsed, and makes room for one that is expanded', () => {
    const rows = withPage<string>(noRows, { offset: 0, limit: 5 }, page(0, 5), 0);
    const closed = folded(rows, 1, -2);
    expect([...closed.at]).toEqual([
      [0, 'r0'],
      [1, 'r3'],
      [2, 'r4'],
    ]);
    const opened = folded(allStale(closed), 1, 2);
    expect([...opened.at.keys()]).toEqual([0, 3, 4]);
    expect([...opened.stale]).toEqual([0, 3, 4]);
  });
});
