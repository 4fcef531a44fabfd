import { expect, it } from 'vitest';
import type { Activity } from '../../../electron/ipc/contract.ts';
import { countsText, layersOf, mostOf, rangeText, sumOf } from './activity-shape.ts';

const day = (d: number) => new Date(2026, 2, d).getTime();
const activity: Activity = {
  unit: 'day',
  step: 1,
  buckets: [
    { start: day(27), counts: { created: 3, deleted: 1 } },
    { start: day(28), counts: {} },
    { start: day(29), counts: { updated: 100 } },
  ],
  end: day(30),
  earlier: 0,
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
  expect(mostOf(activity)).toEqual({ shown: '100', text: 'At most 100 a day' });
});
it('says on which days hours and minutes are', () => {
  const hours: Activity = {
    unit: 'hour',
    step: 1,
    buckets: [22, 23, 24].map((hour) => ({ start: new Date(2026, 2, 27, hour).getTime(), counts: {} })),
    end: new Date(2026, 2, 28, 1).getTime(),
    earlier: 0,
  };
  expect(rangeText(hours, 0, 0)).toBe('Mar 27, 2026, 10:00 PM – 11:00 PM');
  expect(rangeText(hours, 0, 2)).toBe('Mar 27, 2026, 10:00 PM – Mar 28, 2026, 1:00 AM');
});
