import { expect, it } from 'vitest';
import { createList } from './create-list.ts';
import type { ListSource, Place } from './list.ts';
import { withRows } from './place-rows.ts';

/** A list of numbers, newest (highest) first. */
function numbers(newest: number) {
  const page = (offset: number, limit: number) =>
    Array.from({ length: Math.max(0, Math.min(limit, newest - offset)) }, (_, i) => newest - offset - i);
  const source: ListSource<string, { total: number }, number> = {
    load: async (_, { offset, limit }) => ({
      ok: true,
      value: { count: { total: newest }, page: page(offset, limit) },
    }),
    count: async () => ({ ok: true, value: { total: newest } }),
    page: async (_query, _count, { offset, limit }) => ({ ok: true, value: page(offset, limit) }),
    locate: async (_, row) => (row <= newest ? newest - row : null),
    keyOf: String,
  };
  return createList(source, '');
}

/** Where somebody is who has scrolled down 500 rows, chosen one and selected two. */
async function placeOfReader(): Promise<Place<number>> {
  const list = numbers(1_000);
  await list.setQuery('mine');
  list.show(300, 320, false, 20);
  await expect.poll(() => list.store.getState().rows.at.has(320)).toBe(true);
  list.scrolled(17);
  list.toggle(305);
  list.toggle(310);
  return list.place();
}

it('is found again where it was', async () => {
  const place = await placeOfReader();
  expect(place.first).toEqual({ row: 700, index: 300, within: 17 });
  const list = numbers(1_000);
  list.resume(place);
  await list.setQuery('mine');
  const { reveal, cursor, selected } = list.store.getState();
  expect(reveal).toMatchObject({ index: 300, within: 17 });
  expect(cursor).toBe(310);
  expect([...selected.values()]).toEqual([695, 690]);
  expect(list.place()).toEqual(place);
});

it('is found below what came in since, also when the first answer is overtaken by a refresh', async () => {
  const place = await placeOfReader();
  const list = numbers(1_025);
  list.resume(place);
  await Promise.all([list.setQuery('mine'), list.refresh()]);
  const { reveal, cursor } = list.store.getState();
  expect(reveal).toMatchObject({ index: 325, within: 17 });
  expect(cursor).toBe(335);
});

it('is kept within a list that became shorter', async () => {
  const place = await placeOfReader();
  const list = numbers(100);
  list.resume(place);
  await list.setQuery('mine');
  expect(list.store.getState().reveal.index).toBe(99);
  expect(list.store.getState().cursor).toBe(99);
});

it('is forgotten when another query is shown', async () => {
  const place = await placeOfReader();
  const list = numbers(1_000);
  list.resume(place);
  await list.setQuery('other');
  await list.setQuery('mine');
  expect(list.store.getState()).toMatchObject({ reveal: { index: 0 }, cursor: 0 });
});

it('that waits is handed on by a page that ends before it got there', async () => {
  const place = await placeOfReader();
  const list = numbers(1_000);
  list.resume(place);
  expect(list.place()).toBe(place);
});

it('is found by its position where the rows themselves are not kept', async () => {
  const place = withRows(await placeOfReader(), () => null);
  expect(place).toMatchObject({
    first: { row: null, index: 300 },
    chosen: { row: null, index: 310 },
    selected: [],
  });
  const list = numbers(1_000);
  list.resume(withRows<null, number>(place, () => null));
  await list.setQuery('mine');
  expect(list.store.getState()).toMatchObject({ reveal: { index: 300, within: 17 }, cursor: 310 });
});
