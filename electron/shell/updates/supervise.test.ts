import { expect, test } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { supervise } from './supervise.ts';

const limits = { silenceMs: 1_000, totalMs: 5_000, mostBytes: 100 };

function under() {
  const clock = standingClock();
  let heard: (bytes: number) => void = () => undefined;
  let cut: () => void = () => undefined;
  let aborted = 0;
  const requests = {
    listen: (listener: typeof heard, cutListener: typeof cut) => {
      heard = listener;
      cut = cutListener;
    },
    abort: () => aborted++,
  };
  const result = supervise(requests, () => new Promise<never>(() => undefined), {
    limits,
    host: 'example.org',
    clock,
  }).catch((error: Error) => error.message);
  return { clock, result, heard: (bytes: number) => heard(bytes), cut: () => cut(), aborted: () => aborted };
}

test('a feed that never answers is given up', async () => {
  const { clock, result, aborted } = under();
  clock.move(1_000);
  expect(await result).toContain('update-silent');
  expect(aborted()).toBe(1);
});

test('so is one that keeps sending a little forever', async () => {
  const { clock, result, heard } = under();
  for (let n = 0; n < 6; n++) {
    clock.move(900);
    heard(1);
  }
  expect(await result).toContain('update-silent');
});

test('and one that sends more than it may', async () => {
  const { result, heard, aborted } = under();
  heard(60);
  heard(41);
  expect(await result).toContain('update-refused');
  expect(aborted()).toBe(1);
});

test('an answer that is cut short ends the wait at once', async () => {
  const { result, cut, aborted } = under();
  cut();
  expect(await result).toContain('update-unreachable');
  expect(aborted()).toBe(1);
});

test('what comes in time is returned, and leaves no timer behind', async () => {
  const requests = { listen: () => undefined, abort: () => undefined };
  const clock = standingClock();
  const options = { limits, host: 'example.org', clock };
  expect(await supervise(requests, () => Promise.resolve(7), options)).toBe(7);
  clock.move(10_000);
});
