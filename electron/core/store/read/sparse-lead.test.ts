import { expect, test } from 'vitest';
import { leadOf } from './sparse-lead.ts';

const buckets = (...counts: number[]) =>
  counts.map((created, n) => ({ start: n * 10, counts: created === 0 ? {} : { created } }));

test('a few events long before all others are left out', () => {
  expect(leadOf({ buckets: buckets(1, 0, 1, 0, 0, 60, 80) })).toEqual({ end: 50, events: 2 });
});
test('what is more, or near, stays', () => {
  expect(leadOf({ buckets: buckets(3, 0, 1, 0, 0, 60, 80) })).toBeNull();
  expect(leadOf({ buckets: buckets(0, 1, 0, 60, 0, 0, 80) })).toBeNull();
  expect(leadOf({ buckets: buckets(5) })).toBeNull();
  expect(leadOf({ buckets: [] })).toBeNull();
});
