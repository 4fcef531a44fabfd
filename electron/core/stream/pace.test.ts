import { expect, test } from 'vitest';
import { defaultTiming as timing } from '../base/timing.ts';
import { askDelayMs } from './pace.ts';

const base = {
  timing,
  random: () => 0.999_999,
  isStreaming: true,
  quietAsks: 0,
  isAttended: false,
  withoutStream: 1,
};
const seconds = (parts: Partial<typeof base>) => Math.round(askDelayMs({ ...base, ...parts }) / 1000);

test('with a stream: a minute where events flow, more and more where all is quiet, ten minutes at most', () => {
  expect([0, 1, 2, 3, 4, 100].map((quietAsks) => seconds({ quietAsks }))).toEqual([
    60, 120, 240, 480, 600, 600,
  ]);
});

test('without one: as late as an event may be, with the window open and without', () => {
  expect(seconds({ isStreaming: false, isAttended: true })).toBe(5);
  expect(seconds({ isStreaming: false })).toBe(15);
  expect(seconds({ isStreaming: false, withoutStream: 5, isAttended: true })).toBe(5);
  expect(seconds({ isStreaming: false, withoutStream: 5 })).toBe(15);
});

test('thirty subscriptions without a stream make no more calls than the account may', () => {
  const callsAMinute = (isAttended: boolean) =>
    (30 * 60) / seconds({ isStreaming: false, withoutStream: 30, isAttended });
  expect(callsAMinute(false)).toBeLessThanOrEqual(20);
  expect(callsAMinute(true)).toBeLessThanOrEqual(60);
});

test('clients do not ask together', () => {
  const [soonest, latest] = [0, 0.999].map((n) => askDelayMs({ ...base, random: () => n }));
  expect((latest ?? 0) / (soonest ?? 1)).toBeGreaterThan(1.2);
});
