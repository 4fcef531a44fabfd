import { expect, test } from 'vitest';
import { alertedTwice } from './alerted-twice.ts';
import { alertsOf } from './banner-history.ts';

const found = (titles: string[], raised: number) =>
  alertedTwice(
    [{ alerts: alertsOf(titles) }],
    Array.from({ length: raised }, () => ({ alert: 'banner' })),
  );

test('a burst that grew, and the single banners it replaced, are one', () => {
  const titles = ['a created', 'b created', '6 objects created in soil', '1,150 objects created in soil'];
  expect(found(titles, 1_150)).toBe(0);
  expect(found(titles, 1_149)).toBe(1);
});

test('a burst that begins smaller than the one before ended is another', () => {
  const titles = ['40 events in soil', '150 events in soil', 'a updated', '5 items deleted'];
  expect(found(titles, 155)).toBe(0);
  expect(found(titles, 154)).toBe(1);
});

test('no more single banners are part of a burst than it can have replaced', () => {
  const singles = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name} created`);
  expect(found([...singles, '10 objects created in soil'], 11)).toBe(1);
});

test('a backlog is told apart', () => {
  expect(alertsOf(['1,200 events while you were away'])).toEqual([{ key: 'backlog-', count: 1_200 }]);
});
