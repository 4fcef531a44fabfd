import { describe, expect, it } from 'vitest';
import { indexAt, layoutOf, placedBetween, sectionOf, stuckAt, topOf } from './layout.ts';

const layout = layoutOf(
  [
    { key: 'today', count: 3 },
    { key: 'empty', count: 0 },
    { key: 'yesterday', count: 1_000_000 },
    { key: 'older', count: 2 },
  ],
  44,
  32,
);

describe('layout of a list with section headers', () => {
  it('leaves out sections without rows', () => {
    expect(layout.sections.map((s) => s.key)).toEqual(['today', 'yesterday', 'older']);
    expect(layout.rows).toBe(1_000_005);
    expect(layout.height).toBe(3 * 32 + 1_000_005 * 44);
  });
  it('finds a row from its place and its place from the row', () => {
    for (const index of [0, 2, 3, 4, 500_000, 1_000_002, 1_000_003, 1_000_004]) {
      expect(indexAt(layout, topOf(layout, index))).toBe(index);
      expect(indexAt(layout, topOf(layout, index) + 43)).toBe(index);
    }
    expect(topOf(layout, 3)).toBe(32 + 3 * 44 + 32);
  });
  it('gives the first row below a header', () => {
    expect(indexAt(layout, 32 + 3 * 44 + 5)).toBe(3);
    expect(sectionOf(layout, 3)?.key).toBe('yesterday');
  });
  it('gives what is between two distances, and no more', () => {
    const placed = placedBetween(layout, 32 + 44, 32 + 3 * 44 + 32 + 44);
    expect(placed.map((p) => (p.type === 'row' ? p.index : p.section.key))).toEqual([1, 2, 'yesterday', 3]);
    expect(placedBetween(layoutOf([], 44, 32), 0, 1000)).toEqual([]);
  });
  it('keeps a header at the top until the next one pushes it away', () => {
    const next = topOf(layout, 3) - 32;
    const at = (offset: number) => {
      const stuck = stuckAt(layout, offset);
      return [stuck?.section.key, stuck?.pushed];
    };
    expect(at(0)).toEqual(['today', 0]);
    expect(at(next - 32)).toEqual(['today', 0]);
    expect(at(next - 10)).toEqual(['today', 22]);
    expect(at(next)).toEqual(['yesterday', 0]);
    expect(at(layout.height)).toEqual(['older', 0]);
    expect(stuckAt(layoutOf([{ key: '', count: 3 }], 44, 0), 10)).toBeNull();
    expect(stuckAt(layoutOf([], 44, 32), 0)).toBeNull();
  });
  it('has the headers of collapsed sections, without rows', () => {
    const folded = layoutOf(
      [
        { key: 'a', count: 2, isClosed: true },
        { key: 'b', count: 2 },
        { key: 'c', count: 9, isClosed: true },
      ],
      44,
      32,
    );
    expect(folded).toMatchObject({ rows: 2, height: 3 * 32 + 2 * 44 });
    expect(topOf(folded, 0)).toBe(64);
    expect(sectionOf(folded, 1)?.key).toBe('b');
    expect(indexAt(folded, 0)).toBe(0);
    expect(indexAt(folded, folded.height)).toBe(1);
    const placed = placedBetween(folded, 0, 1000);
    expect(placed.map((p) => (p.type === 'row' ? p.index : p.section.key))).toEqual(['a', 'b', 0, 1, 'c']);
  });
});
