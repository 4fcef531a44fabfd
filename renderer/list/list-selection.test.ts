import { expect, it } from 'vitest';
import { useToasts } from '../state/toast-store.ts';
import { createList } from './create-list.ts';
import type { Counted } from './list.ts';
import { hasSelection, isSelected } from './list-selection.ts';

/** A list of this many numbers, and how many pages of it were asked for. */
async function numbers(total: number) {
  let pages = 0;
  const page = (offset: number, limit: number) =>
    Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => offset + i);
  const list = createList<string, Counted, number>(
    {
      load: async (_, { offset, limit }) => ({
        ok: true,
        value: { count: { total }, page: page(offset, limit) },
      }),
      count: async () => ({ ok: true, value: { total } }),
      page: async (_query, _count, { offset, limit }) => {
        pages++;
        return { ok: true, value: page(offset, limit) };
      },
      locate: async (_, row) => row,
      keyOf: String,
      sectionOf: (_query, _count, row) => String(row % 3),
    },
    '',
  );
  await list.setQuery('');
  return { list, pages: () => pages };
}

it('selects a range row by row, up to as many as can be listed', async () => {
  const { list } = await numbers(1_000_000);
  list.setCursor(0);
  await list.selectTo(2_999);
  expect(list.store.getState().selected.size).toBe(3_000);
});
it('selects everything without loading it where a range is everything', async () => {
  const { list, pages } = await numbers(1_000_000);
  const before = pages();
  list.setCursor(0);
  await list.selectTo(999_999);
  expect(list.store.getState()).toMatchObject({ cursor: 999_999, excluded: new Map() });
  expect(pages()).toBe(before);
});
it('says so where a range is too large, loads nothing, and leaves the selection alone', async () => {
  const { list, pages } = await numbers(1_000_000);
  list.setCursor(5);
  await list.selectTo(8);
  const before = pages();
  await list.selectTo(500_000);
  expect(list.store.getState().selected.size).toBe(4);
  expect(pages()).toBe(before);
  expect(useToasts.getState().toasts.at(-1)?.text).toMatch(/10,000/);
});

it('means the new query when everything is selected before its rows are there, and forgets what was selected in the old one', async () => {
  const { list } = await numbers(200);
  list.selectAll();
  const shown = list.setQuery('new');
  expect(list.store.getState().excluded).toBeNull();
  list.selectAll();
  await shown;
  expect(list.store.getState().excluded).toEqual(new Map());
});

it('selects whole sections without listing their rows, but for those that are left out', async () => {
  const { list } = await numbers(9);
  const all = ['0', '1', '2'];
  const selected = () =>
    Array.from({ length: 9 }, (_, n) => n).filter((n) =>
      isSelected(list.store.getState(), String(n), list.sectionOf(n)),
    );
  list.toggle(1);
  list.selectSection('0', true, all);
  expect(selected()).toEqual([0, 1, 3, 6]);
  expect(list.store.getState().selected.size).toBe(1);
  list.toggle(3);
  expect(selected()).toEqual([0, 1, 6]);
  list.selectSection('0', true, all);
  expect(selected()).toEqual([0, 1, 3, 6]);
  list.selectSection('1', true, all);
  expect(selected()).toEqual([0, 1, 3, 4, 6, 7]);
  list.selectSection('0', false, all);
  list.selectSection('1', false, all);
  expect(selected()).toEqual([]);
  expect(hasSelection(list.store.getState())).toBe(false);
});
it('takes whole sections out of everything', async () => {
  const { list } = await numbers(9);
  list.selectAll();
  list.toggle(4);
  list.selectSection('2', false, ['0', '1', '2']);
  const { within, excluded } = list.store.getState();
  expect([...(within ?? [])]).toEqual(['0', '1']);
  expect([...(excluded?.keys() ?? [])]).toEqual(['4']);
  await list.selectTo(8);
  expect([...list.store.getState().selected.keys()]).toEqual(['5', '8']);
  list.clear();
  expect(hasSelection(list.store.getState())).toBe(false);
});
it('a range over all that is shown is not everything while sections are collapsed', async () => {
  const { list } = await numbers(1_000_000);
  list.fold(0, 0, { total: 1_000_001, rows: 1_000_000, isFolded: true });
  list.setCursor(0);
  await list.selectTo(999_999);
  expect(hasSelection(list.store.getState())).toBe(false);
});

it('has the parts of a selected row selected with it, and takes it apart when one of them is left out', async () => {
  const page = () => ['b', 'b.1', 'b.2', 'b.3', 'c'];
  const list = createList<string, Counted, string>(
    {
      load: async () => ({ ok: true, value: { count: { total: 5 }, page: page() } }),
      count: async () => ({ ok: true, value: { total: 5 } }),
      page: async () => ({ ok: true, value: page() }),
      locate: async () => null,
      keyOf: String,
      wholeOf: (row) => (row.includes('.') ? (row.split('.')[0] ?? null) : null),
    },
    '',
  );
  await list.setQuery('');
  const selected = () => page().filter((row) => list.isSelected(list.store.getState(), row));
  list.toggle(0);
  expect(selected()).toEqual(['b', 'b.1', 'b.2', 'b.3']);
  list.toggle(2);
  expect(selected()).toEqual(['b.1', 'b.3']);
  list.toggle(2);
  expect(selected()).toEqual(['b.1', 'b.2', 'b.3']);
});
