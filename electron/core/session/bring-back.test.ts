import { expect, onTestFinished, test } from 'vitest';
import type { Alert } from '../model/alert.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { ACCOUNT, asRemote, testStore } from '../testing/store.ts';
import { createBringingBack } from './bring-back.ts';

const DAY_MS = 86_400_000;

function setUp() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const clock = fakeClock();
  const raised: Alert[] = [];
  let abort = new AbortController();
  const start = () => {
    abort = new AbortController();
    const bringing = createBringingBack({
      account: ACCOUNT,
      clock,
      store: store.remote,
      reader: asRemote(() => store.reader),
      back: (alert) => raised.push(alert),
      signal: abort.signal,
    });
    void bringing.run();
    return bringing;
  };
  onTestFinished(() => abort.abort());
  const { added } = store.writer.commit(
    [1n, 2n].map((seq) => incoming({ seq, checksum: `${seq}`, alert: 'quiet' })),
  );
  store.writer.putNotifications(
    [
      {
        id: 'n1',
        kind: 1,
        time: 0,
        message: 'hello',
        userId: null,
        userName: null,
        resourceId: null,
        resourceName: null,
      },
    ],
    0,
  );
  const [a = 0, b = 0] = added.map(({ id }) => id);
  const snooze = (id: number, ms: number) => store.writer.snoozeEvents([id], clock.now() + ms, clock.now());
  return { store, clock, raised, start, stop: () => abort.abort(), a, b, snooze };
}

test('an event comes back at its time with a banner of its own, whatever the rules said of it', async () => {
  const { clock, raised, start, a, snooze } = setUp();
  const bringing = start();
  snooze(a, 3_600_000);
  bringing.ring();
  await clock.advance(3_599_000);
  expect(raised).toEqual([]);
  await clock.advance(2_000);
  expect(raised).toMatchObject([{ about: { is: 'event' }, opens: { event: a }, banner: 1 }]);
  await clock.advance(DAY_MS);
  expect(raised).toHaveLength(1);
});

test('a notification comes back with its sentence, and opens itself', async () => {
  const { store, clock, raised, start } = setUp();
  store.writer.snoozeNotifications(['n1'], clock.now() + 1_000, clock.now());
  start();
  await clock.advance(2_000);
  expect(raised).toMatchObject([{ about: { is: 'notification' }, opens: { notification: 'n1' } }]);
});

test('what became due while the app was off or the computer slept comes back as one banner', async () => {
  const { store, clock, raised, start, stop, a, b, snooze } = setUp();
  start();
  snooze(a, 1_000);
  snooze(b, 2_000);
  store.writer.snoozeNotifications(['n1'], clock.now() + 3_000, clock.now());
  stop();
  await clock.advance(0);
  clock.shift(DAY_MS);
  start();
  await clock.advance(0);
  expect(raised).toMatchObject([{ about: { is: 'back', events: 2, notifications: 1, requests: 1 } }]);
});

test('a clock that is set forward, and sleep that no one tells of, are seen within a minute', async () => {
  const { clock, raised, start, a, snooze } = setUp();
  const bringing = start();
  snooze(a, 30 * DAY_MS);
  bringing.ring();
  await clock.advance(1_000);
  clock.shift(31 * DAY_MS);
  await clock.advance(60_000);
  expect(raised).toHaveLength(1);
});

test('a snooze of two months is waited for, which is longer than a timer can be', async () => {
  const { clock, raised, start, a, snooze } = setUp();
  const waits: number[] = [];
  const { after } = clock;
  clock.after = (ms, run) => {
    waits.push(ms);
    return after(ms, run);
  };
  snooze(a, 60 * DAY_MS);
  start();
  await clock.advance(120_000);
  expect(Math.max(...waits)).toBeLessThan(2 ** 31);
  expect(raised).toEqual([]);
});

test('a clock that is set back does not bring anything back twice', async () => {
  const { clock, raised, start, a, snooze } = setUp();
  snooze(a, 1_000);
  start();
  await clock.advance(2_000);
  clock.shift(-DAY_MS);
  await clock.advance(2 * DAY_MS);
  expect(raised).toHaveLength(1);
});
