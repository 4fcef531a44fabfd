import { expect, it } from 'vitest';
import { createList } from './create-list.ts';
import type { ListSource } from './list.ts';
import type { Range } from './rows.ts';

/** A list of numbers, newest (highest) first. */
function numbers(start: number) {
  let newest = start;
  const asked: Range[] = [];
  const page = (offset: number, limit: number) => {
    asked.push({ offset, limit });
    return Array.from(
      { length: Math.max(0, Math.min(limit, newest - offset)) },
      (_, i) => newest - offset - i,
    );
  };
  const source: ListSource<string, { total: number }, number> = {
    load: async (_, { offset, limit }) => ({
      ok: true,
      value: { count: { total: newest }, page: page(offset, limit) },
    }),
    count: async () => ({ ok: true, value: { total: newest } }),
    page: async (_query, _count, { offset, limit }) => ({ ok: true, value: page(offset, limit) }),
    locate: async (_, row) => newest - row,
    keyOf: String,
  };
  return { list: createList(source, ''), add: (n: number) => (newest += n), asked };
}

it('asks for the rows that the screen has room for first, and for others around it once it is counted', async () => {
  const { list, asked } = numbers(500);
  await list.setQuery('');
  list.show(0, 19, true, 20);
  await expect.poll(() => list.store.getState().rows.at.has(199)).toBe(true);
  asked.length = 0;
  await list.setQuery('others');
  await expect.poll(() => list.store.getState().rows.at.has(199)).toBe(true);
  expect(asked).toEqual([
    { offset: 0, limit: 30 },
    { offset: 0, limit: 100 },
    { offset: 100, limit: 100 },
  ]);
});
it('has the rows that it goes to at hand before it goes there, and those on screen stay', async () => {
  const { list, asked } = numbers(5_000);
  list.show(0, 19, true, 20);
  await list.setQuery('');
  await expect.poll(() => list.store.getState().rows.at.has(199)).toBe(true);
  asked.length = 0;
  await list.prepare(4_321);
  expect(asked).toEqual([{ offset: 4_311, limit: 40 }]);
  const { rows } = list.store.getState();
  expect([rows.at.get(4_321), rows.at.get(4_340), rows.at.get(0)]).toEqual([679, 660, 5_000]);
  await list.prepare(4_322);
  expect(asked).toHaveLength(1);
});
it('does not wait long for the rows that it goes to', async () => {
  const list = createList<string, { total: number }, number>(
    {
      load: async () => ({ ok: true, value: { count: { total: 1_000 }, page: [1_000] } }),
      count: async () => ({ ok: true, value: { total: 1_000 } }),
      page: () => new Promise(() => {}),
      locate: async () => null,
      keyOf: String,
    },
    '',
  );
  await list.setQuery('');
  await list.prepare(500);
  expect(list.store.getState().rows.at.has(500)).toBe(false);
});
it('takes rows that are as they were for the same when a page is asked for again', async () => {
  const rows = Array.from({ length: 300 }, (_, n) => n);
  const page = (offset: number, limit: number) => rows.slice(offset, offset + limit).map((n) => ({ n }));
  const list = createList<string, { total: number }, { n: number }>(
    {
      load: async (_, { offset, limit }) => ({
        ok: true,
        value: { count: { total: rows.length }, page: page(offset, limit) },
      }),
      count: async () => ({ ok: true, value: { total: rows.length } }),
      page: async (_query, _count, { offset, limit }) => ({ ok: true, value: page(offset, limit) }),
      locate: async () => null,
      keyOf: ({ n }) => String(n),
    },
    '',
  );
  list.show(0, 19, true, 20);
  await list.setQuery('');
  const before = list.store.getState().rows.at.get(5);
  await expect.poll(() => list.store.getState().rows.at.has(99)).toBe(true);
  expect(list.store.getState().rows.at.get(5)).toBe(before);
  await list.setQuery('narrower');
  expect(list.store.getState().rows.at.get(5)).toBe(before);
});

it('stays at its top when rows come in while nobody has scrolled or chosen one', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  const { pointed, moved, reveal } = list.store.getState();
  add(40);
  await list.refresh();
  const after = list.store.getState();
  expect(after.rows.at.get(0)).toBe(540);
  expect(after).toMatchObject({ cursor: 0, above: 0, pointed, moved, reveal });
});
it('asks for the rows on screen alone while it is at its top; those below move with what came in', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  list.show(0, 19, true, 20);
  add(2);
  await list.refresh();
  const { rows } = list.store.getState();
  expect([rows.at.get(0), rows.at.get(29), rows.at.get(30), rows.at.get(99)]).toEqual([502, 473, 472, 403]);
  expect([rows.stale.has(29), rows.stale.has(30)]).toEqual([false, true]);
});
it('keeps the cursor on the row a person chose, without scrolling to it', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  list.setCursor(3);
  const { pointed } = list.store.getState();
  add(250);
  await list.refresh();
  expect(list.store.getState()).toMatchObject({ cursor: 253, anchor: 253, pointed });
});
it('is anchored once a person has scrolled down, and counts what came in above', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  list.show(20, 30, false, 20);
  add(12);
  await list.refresh();
  const { rows, above, moved } = list.store.getState();
  expect(rows.at.get(32)).toBe(480);
  expect(above).toBe(12);
  expect(moved).toMatchObject({ from: 20, by: 12 });
});
it('stays anchored when some of what came in is gone again before the rows on screen have been read', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  list.show(20, 30, false, 20);
  const stop = list.store.subscribe(({ moved }) => {
    if (moved.by !== 24) return;
    stop();
    add(-12);
  });
  add(24);
  await list.refresh();
  await expect.poll(() => list.store.getState().rows.stale.has(44)).toBe(false);
  await list.refresh();
  const { rows, moved } = list.store.getState();
  expect(moved).toMatchObject({ from: 44, by: -12 });
  await expect.poll(() => rows.at.get(32)).toBe(480);
});
it('does not move rows under a person who scrolls while the top is being asked for', async () => {
  const { list, add } = numbers(500);
  await list.setQuery('');
  add(12);
  const refreshed = list.refresh();
  list.show(20, 30, false, 20);
  await refreshed;
  const { rows, above } = list.store.getState();
  expect(rows.at.get(32)).toBe(480);
  expect(above).toBe(12);
});
it('stays where it is when rows change places, and the cursor follows its row', async () => {
  let rows = Array.from({ length: 60 }, (_, i) => i);
  const list = createList<string, { total: number }, number>(
    {
      load: async (_, { offset, limit }) => ({
        ok: true,
        value: { count: { total: rows.length }, page: rows.slice(offset, offset + limit) },
      }),
      count: async () => ({ ok: true, value: { total: rows.length } }),
      page: async (_query, _count, { offset, limit }) => ({
        ok: true,
        value: rows.slice(offset, offset + limit),
      }),
      locate: async (_, row) => rows.indexOf(row),
      keyOf: String,
      reorders: true,
    },
    '',
  );
  await list.setQuery('');
  list.show(20, 30, false, 20);
  list.setCursor(25);
  const { moved } = list.store.getState();
  rows = [25, 20, ...rows.filter((row) => row !== 25 && row !== 20)];
  await list.refresh();
  await expect.poll(() => list.store.getState().rows.at.get(20)).toBe(18);
  expect(list.store.getState()).toMatchObject({ cursor: 0, above: 0, moved });
});
it('asks for the rows around the screen before they are scrolled to', async () => {
  const { list } = numbers(1_000);
  await list.setQuery('');
  list.show(420, 440, false, 20);
  await expect.poll(() => list.store.getState().rows.at.get(599)).toBe(401);
  const { rows } = list.store.getState();
  expect([rows.at.get(300), rows.at.get(420)]).toEqual([700, 580]);
  expect(rows.at.has(600)).toBe(false);
});
