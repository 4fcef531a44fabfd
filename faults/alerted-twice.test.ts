import { expect, test } from 'vitest';
import { alertedTwice } from './alerted-twice.ts';
import type { AnnouncedAlert } from './messages.ts';

const decided = (raised: number, backlog = 0) => [
  ...Array.from({ length: raised }, () => ({ alert: 'banner' })),
  ...Array.from({ length: backlog }, () => ({ alert: 'backlog' })),
];
const event = (id: number) => ({ key: `event-a-${id}`, count: 1 });
const burst = (first: number, count: number, replaces: string[] = []) => ({
  key: `summary-a-${first}`,
  count,
  replaces,
});
const found = (alerts: AnnouncedAlert[], raised: number, backlog = 0) =>
  alertedTwice(
    alerts.map((alert) => ({ alerts: [alert] })),
    decided(raised, backlog),
  );

test('two banners of one event or one notification are found', () => {
  expect(found([event(1), event(2)], 2)).toBe(0);
  expect(found([event(1), event(1)], 2)).toBe(1);
  const asked = { key: 'notification-a-N', count: 1 };
  expect(found([asked, asked], 0)).toBe(1);
});

test('banners that sum up more events than were decided on are found', () => {
  expect(found([burst(1, 1_004)], 1_004)).toBe(0);
  expect(found([burst(1, 1_004)], 1_000)).toBe(4);
  expect(found([burst(1, 4), burst(5, 4)], 7)).toBe(1);
  expect(found([event(1), burst(2, 4)], 4)).toBe(1);
});

test('a banner that grows counts once, as it was last', () => {
  expect(found([burst(1, 4), burst(1, 90), burst(1, 150), burst(1, 150)], 150)).toBe(0);
  expect(found([burst(1, 4), burst(1, 151)], 150)).toBe(1);
});

test('banners of single events that a burst replaced are part of it, and no others', () => {
  const replaced = ['event-a-1', 'event-a-2'];
  expect(found([event(1), event(2), burst(1, 10, replaced)], 10)).toBe(0);
  expect(found([event(1), event(2), event(3), burst(1, 10, replaced)], 10)).toBe(1);
  expect(found([event(1), event(1), burst(1, 10, replaced)], 10)).toBe(1);
});

test('a banner that shrinks speaks of another burst', () => {
  expect(found([burst(1, 9), burst(1, 4)], 13)).toBe(1);
});

test('each backlog is counted, though their banners have one key', () => {
  const away = (count: number) => ({ key: 'backlog-a', count });
  expect(found([away(5), away(7)], 0, 12)).toBe(0);
  expect(found([away(5), away(7)], 0, 7)).toBe(5);
});
