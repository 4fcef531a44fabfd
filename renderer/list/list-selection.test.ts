import { expect, it } from 'vitest';
import { useToasts } from '../state/toast-store.ts';
import { createList } from './create-list.ts';

/** A list of this many numbers, and how many pages of it were asked for. */
async function numbers(total: number) {
  let pages = 0;
  const page = (offset: number, limit: number) =>
    Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => offset + i);
  const list = createList<string, { total: number }, number>(
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
