import { expect, it } from 'vitest';
import { peelFilter, useFilters } from './filter-store.ts';

it('takes the text away first, then one chip after the other', () => {
  const { setLine, settleLine } = useFilters.getState();
  setLine('reads action:created,deleted');
  settleLine();
  const seen = () => [useFilters.getState().line, useFilters.getState().chips.flatMap((one) => one.values)];
  expect(seen()).toEqual(['reads', ['created', 'deleted']]);
  expect([peelFilter(), seen()]).toEqual([true, ['', ['created', 'deleted']]]);
  expect([peelFilter(), seen()]).toEqual([true, ['', ['created']]]);
  expect([peelFilter(), seen()]).toEqual([true, ['', []]]);
  expect(peelFilter()).toBe(false);
});
it('lets what was set before make way for what cannot hold together with it', () => {
  const { setLine, setFilter, settleLine } = useFilters.getState();
  setFilter([]);
  setLine('is:read kind:object');
  settleLine();
  setLine('is:unread announcement:blog');
  settleLine();
  expect(useFilters.getState().chips.map(({ field, values }) => [field, ...values])).toEqual([
    ['announcement', 'blog'],
    ['is', 'unread'],
  ]);
  setFilter([]);
});
