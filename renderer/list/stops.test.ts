import { expect, it } from 'vitest';
import { stopAfter } from './stops.ts';

const sections = [
  { key: 'a', count: 2 },
  { key: 'b', count: 7, isClosed: true },
  { key: 'c', count: 5, isClosed: true },
  { key: 'd', count: 3 },
];

it('goes from row to row, over the headings of what is collapsed', () => {
  const found = Array.from({ length: 7 }, (_, by) => stopAfter(sections, { index: 0 }, by));
  const [b, c] = [{ heading: 'b' }, { heading: 'c' }];
  expect(found).toEqual([{ index: 0 }, { index: 1 }, b, c, { index: 2 }, { index: 3 }, { index: 4 }]);
  expect(stopAfter(sections, { index: 2 }, -1)).toEqual(c);
  expect(stopAfter(sections, c, -2)).toEqual({ index: 1 });
  expect(stopAfter(sections, b, 10)).toEqual({ index: 4 });
  expect(stopAfter(sections, c, Number.NEGATIVE_INFINITY)).toEqual({ index: 0 });
  expect(stopAfter(sections, { index: 0 }, Number.POSITIVE_INFINITY)).toEqual({ index: 4 });
});
it('has headings alone where everything is collapsed, and nothing in an empty list', () => {
  const closed = sections.map((section) => ({ ...section, isClosed: true }));
  expect(stopAfter(closed, { index: 0 }, 1)).toEqual({ heading: 'b' });
  expect(stopAfter(closed, { heading: 'd' }, 1)).toEqual({ heading: 'd' });
  expect(stopAfter([], { index: 0 }, 1)).toBeNull();
});
it('begins at the top from a heading that is gone', () => {
  expect(stopAfter(sections, { heading: 'gone' }, 1)).toEqual({ index: 1 });
});
