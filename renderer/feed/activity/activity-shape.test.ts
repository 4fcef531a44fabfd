import { expect, it } from 'vitest';
import type { Activity } from '../../../electron/ipc/contract.ts';
import { countsText, layersOf, rangeText, sumOf } from './activity-shape.ts';

const day = (d: number) => new Date(2026, 2, d).getTime();
const activity: Activity = {
  unit: 'day',
  buckets: [
    { start: day(27), counts: { created: 3, deleted: 1 } },
    { start: day(28), counts: {} },
    { start: day(29), counts: { updated: 100 } },
  ],
  end: day(30),
};

it('stacks the actions, sharing the bar as they share the count', () => {
  const tops = Object.fromEntries(layersOf(activity).map((layer) => [layer.action, layer.tops]));
  expect(tops).toMatchObject({
    created: [1.5, 0, 0],
    available: [1.5, 0, 0],
    updated: [1.5, 0, 10],
    deleted: [2, 0, 10],
  });
});
it('says in words what it shows', () => {
  expect(countsText(sumOf(activity, 0, 2))).toBe('3 created, 100 updated, and 1 deleted');
  expect(countsText(sumOf(activity, 1, 1))).toBe('no events');
  expect(rangeText(activity, 0, 0)).toBe('Mar 27, 2026');
  expect(rangeText(activity, 0, 2)).toBe('Mar 27, 2026 – Mar 29, 2026');
});
