import { expect, test } from 'vitest';
import type { EventRow } from '../event/event.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import type { Alert } from './alert.ts';
import { createAlerter } from './alerter.ts';
import { alertWords } from './words.ts';

function setUp(name: () => string | null = () => 'reads.fastq') {
  const clock = fakeClock();
  const raised: Alert[][] = [];
  const times: number[] = [];
  let broken = false;
  const row = (id: number): EventRow => ({
    account: 'a',
    id,
    time: 0,
    action: 'updated',
    subject: 'object',
    resourceId: 'r',
    name: name(),
    path: ['soil'],
    text: null,
    read: false,
    subscriptions: ['1'],
  });
  const alerter = createAlerter({
    words: alertWords('a', 'en'),
    clock,
    rows: async (ids) => {
      if (broken) throw new Error('busy');
      return ids.map(row);
    },
    raise(alerts) {
      raised.push(alerts);
      times.push(clock.monotonic());
    },
  });
  const breakStore = (value: boolean) => {
    broken = value;
  };
  return { clock, raised, times, alerter, breakStore };
}

test('a few are announced each by itself, by name, and opened by a click', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1]);
  alerter.add([2]);
  await clock.advance(700);
  expect(raised).toHaveLength(1);
  expect(raised[0]?.map((a) => [a.title, a.opens])).toEqual([
    ['reads.fastq updated', { screen: 'feed', event: 1 }],
    ['reads.fastq updated', { screen: 'feed', event: 2 }],
  ]);
});

test('many become one', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1, 2, 3, 4]);
  await clock.advance(700);
  expect(raised.flat().map((a) => a.title)).toEqual(['4 events updated in soil']);
});

test('a name that is being asked for is waited for, but not for ever', async () => {
  let name: string | null = null;
  const waiting = setUp(() => name);
  waiting.alerter.add([1]);
  await waiting.clock.advance(1_000);
  expect(waiting.raised).toEqual([]);
  name = 'late.txt';
  await waiting.clock.advance(400);
  expect(waiting.raised.flat().map((a) => a.title)).toEqual(['late.txt updated']);

  const never = setUp(() => null);
  never.alerter.add([1]);
  await never.clock.advance(3_500);
  expect(never.raised).toHaveLength(1);
  expect(never.clock.timers).toBe(0);
});

test('a backlog becomes one banner when it is through, a small one none', async () => {
  const { raised, alerter } = setUp();
  alerter.addBacklog(4);
  alerter.caughtUp();
  alerter.addBacklog(1_200);
  expect(raised).toEqual([]);
  alerter.caughtUp();
  alerter.caughtUp();
  expect(raised.flat()).toHaveLength(1);
});

test('a store that cannot be read for a while loses no banner and doubles none', async () => {
  const { clock, raised, alerter, breakStore } = setUp();
  breakStore(true);
  alerter.add([1]);
  await clock.advance(2_000);
  alerter.add([2]);
  breakStore(false);
  await clock.advance(2_000);
  expect(raised.flat().map((a) => a.opens)).toEqual([
    { screen: 'feed', event: 1 },
    { screen: 'feed', event: 2 },
  ]);
});

test('stopped, it raises nothing more', async () => {
  const { clock, raised, alerter } = setUp();
  alerter.add([1]);
  alerter.stop();
  await clock.advance(10_000);
  expect(raised).toEqual([]);
});

test('many that go on coming, caught up with again and again, are a banner now and then and not a flood', async () => {
  const { clock, raised, times, alerter } = setUp();
  for (let n = 0; n < 100; n++) {
    alerter.addBacklog(6);
    alerter.caughtUp();
    alerter.add([1, 2, 3, 4]);
    await clock.advance(100);
  }
  await clock.advance(10_000);
  expect(raised.flat().length).toBeLessThanOrEqual(6);
  expect(raised.flat().some((a) => /\d{2,} events/.test(a.title))).toBe(true);
  // To show one takes the system a while: never two in the same moment.
  expect(Math.min(...times.slice(1).map((time, n) => time - (times[n] ?? 0)))).toBeGreaterThanOrEqual(5_000);
});
