import { expect, test } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

test('two run at the same time, the latest of those that wait is next, and the oldest makes way', async () => {
  const few = fewAtATime(2, 2);
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const task = (n: number) => () => {
    begun.push(n);
    return new Promise<number>((resolve) => ends.set(n, () => resolve(n)));
  };
  const results = [1, 2, 3, 4, 5].map((n) => few.run(task(n)));
  expect(begun).toEqual([1, 2]);
  expect(await results[2]).toBeNull();
  ends.get(1)?.();
  expect(await results[0]).toBe(1);
  await expect.poll(() => begun).toEqual([1, 2, 5]);
  ends.get(2)?.();
  await expect.poll(() => begun).toEqual([1, 2, 5, 4]);
});

test('a task that fails gives its place to the next', async () => {
  const few = fewAtATime(1, 5);
  const failing = few.run(() => Promise.reject(new Error('no')));
  const after = few.run(async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await after).toBe('yes');
});
