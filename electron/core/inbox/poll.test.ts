import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, expect, test } from 'vitest';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { refusal } from '../testing/small-aos.ts';
import type { AosApi } from '../transport/api.ts';
import { createPoll } from './poll.ts';

const HOUR = 3_600_000;
const running = new Set<AbortController>();
afterEach(() => {
  for (const abort of running) abort.abort();
  running.clear();
});

/** A poll of an inbox that answers with this error, or nothing. */
function setUp(first: Error | null) {
  let error = first;
  let calls = 0;
  const clock = fakeClock();
  const abort = new AbortController();
  running.add(abort);
  const failing: (string | null)[] = [];
  const codes: (string | undefined)[] = [];
  const wake = createBell();
  const users = {
    async getPersonalNotifications() {
      calls++;
      if (error !== null) throw error;
      return { notifications: [] };
    },
  };
  const poll = createPoll({
    api: { users, server: 'aos' } as unknown as AosApi,
    store: { putNotifications: async () => [] },
    fetched: () => {},
    failing(error) {
      failing.push(error?.kind ?? null);
      if (error) codes.push(error.problem.code);
    },
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake,
    signal: abort.signal,
  });
  void poll.run();
  const answer = (next: Error | null) => {
    error = next;
  };
  return { clock, poll, wake, failing, codes, answer, calls: () => calls };
}

test('an inbox that answers is asked once a minute, and is said to be well once', async () => {
  const { clock, calls, failing } = setUp(null);
  await clock.advance(10 * defaultTiming.inboxPoll - 1);
  expect(calls()).toBe(10);
  expect(failing).toEqual([null]);
});

test.each([
  ['server', new ConnectError('Database error', Code.Internal)],
  ['unreachable', new ConnectError('away', Code.Unavailable)],
])(
  'an inbox that fails (%s) waits longer and longer, says why once, and says when it is back',
  async (kind, error) => {
    const { clock, calls, failing, answer } = setUp(error);
    await clock.advance(60_000);
    expect(calls()).toBeLessThan(9);
    const before = calls();
    await clock.advance(HOUR);
    expect(calls() - before).toBeLessThan(62);
    expect(failing).toEqual([kind]);
    answer(null);
    await clock.advance(60_000);
    expect(failing).toEqual([kind, null]);
  },
);

test('a token that may not read the inbox is tried again in an hour, or when something happened', async () => {
  const { clock, calls, failing, poll, wake } = setUp(refusal('Invalid permissions'));
  await clock.advance(HOUR - 1);
  expect(calls()).toBe(1);
  // That other calls get through again is no reason.
  wake.release();
  await clock.advance(0);
  expect(calls()).toBe(1);
  await clock.advance(1);
  expect(calls()).toBe(2);
  poll.kick();
  await clock.advance(0);
  expect(calls()).toBe(3);
  expect(failing).toEqual(['forbidden']);
});

test('an inbox that is too large for one answer says so, and is not asked for again and again', async () => {
  const large = new ConnectError(
    'message size 20000000 is larger than configured readMaxBytes 16777216',
    Code.ResourceExhausted,
  );
  const { clock, calls, failing, codes, answer } = setUp(large);
  await clock.advance(HOUR - 1);
  expect(calls()).toBe(4);
  expect(failing).toEqual(['server']);
  expect(codes).toEqual(['inbox-too-large']);
  answer(null);
  await clock.advance(HOUR / 4);
  expect(failing).toEqual(['server', null]);
});

test('a refused token waits for a new one, which counts immediately', async () => {
  const { clock, calls, failing, answer, wake } = setUp(refusal('Unauthorized'));
  await clock.advance(10 * 60_000);
  expect(calls()).toBeLessThan(13);
  answer(null);
  wake.ring();
  await clock.advance(0);
  expect(failing).toEqual(['signed-out', null]);
});
