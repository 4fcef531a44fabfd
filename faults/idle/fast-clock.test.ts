import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fastClock } from './fast-clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

test('it runs as many times as fast as it is told, its timers too', () => {
  const anchor = Date.now();
  const clock = fastClock(anchor, 100);
  const began = clock.monotonic();
  const rung = vi.fn();
  clock.after(60_000, rung);
  vi.advanceTimersByTime(599);
  expect(rung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rung).toHaveBeenCalledOnce();
  expect(clock.monotonic() - began).toBe(60_000);
  expect(clock.now()).toBe(anchor + 60_000);
});

test('slowed down, it goes on from where it was, and what was left of a timer takes longer', () => {
  const clock = fastClock(Date.now(), 100);
  const [rung, cancelled] = [vi.fn(), vi.fn()];
  clock.after(10_000, rung);
  clock.after(10_000, cancelled)();
  vi.advanceTimersByTime(90);
  clock.run(1);
  vi.advanceTimersByTime(999);
  expect(rung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(rung).toHaveBeenCalledOnce();
  expect(cancelled).not.toHaveBeenCalled();
  expect(clock.monotonic()).toBe(10_000);
});

test('two with the same anchor show the same time, whenever they were made', () => {
  const anchor = Date.now();
  const first = fastClock(anchor, 100);
  vi.advanceTimersByTime(50);
  const second = fastClock(anchor, 100);
  vi.advanceTimersByTime(50);
  expect(first.now()).toBe(anchor + 10_000);
  expect(second.now()).toBe(first.now());
});
