import { expect, test } from 'vitest';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { ackSubject, incoming } from '../testing/messages.ts';
import { createCatchUp } from './catch-up.ts';

const reply = (consumer: string, seq: bigint) => ({
  reply: ackSubject({ consumer, seq }),
  salt: 's',
  hmac: 'h',
});
const of = (consumer: string, seq: bigint) => incoming({ seq, time: seq, reply: reply(consumer, seq) });

function setUp() {
  const clock = fakeClock();
  const seen = { reached: [] as bigint[], done: 0 };
  const catchUp = createCatchUp({
    clock,
    quietAfterMs: 2_000,
    isBehind: true,
    reached: async (time) => void seen.reached.push(time),
    done: () => void seen.done++,
  });
  return { clock, seen, catchUp };
}

test('what the stream brings in order is the checkpoint, once a second', async () => {
  const { clock, seen, catchUp } = setUp();
  catchUp.opened('a');
  for (let seq = 1n; seq <= 30n; seq++) {
    catchUp.delivered(of('a', seq), 100n - seq);
    catchUp.stored(of('a', seq));
    await clock.advance(100);
  }
  expect(seen.reached).toEqual([1n, 11n, 21n]);
  expect(catchUp.isBehind()).toBe(true);
});

test('an event of another stream, from later on, does not move it: what lies before has not come yet', async () => {
  const { seen, catchUp } = setUp();
  catchUp.stored(of('before', 900n));
  catchUp.opened('a');
  catchUp.stored(of('before', 901n));
  catchUp.stored(of('a', 5n));
  await settle();
  expect(seen.reached).toEqual([5n]);
  catchUp.fallBehind();
  catchUp.stored(of('a', 6n));
  await settle();
  expect(seen.reached).toEqual([5n]);
});

test('when nothing waits any more, and that is stored, the record takes over behind it', async () => {
  const { clock, seen, catchUp } = setUp();
  catchUp.opened('a');
  catchUp.delivered(of('a', 7n), 1n);
  catchUp.delivered(of('a', 8n), 0n);
  catchUp.stored(of('a', 7n));
  await settle();
  expect(seen.done).toBe(0);
  catchUp.stored(of('a', 8n));
  await settle();
  expect([seen.done, catchUp.isBehind()]).toEqual([1, false]);
  expect(seen.reached.at(-1)).toBe(8n);
  expect(catchUp.recordStart()).toEqual({ from: 'sequence', sequence: '9' });
  // A log that is wiped meanwhile begins again at 1.
  await clock.advance(11_000);
  expect(catchUp.recordStart()).toBeNull();
});

test('a stream that falls quiet with a few to come leaves them to the record: they may be twins that never come', async () => {
  const { clock, seen, catchUp } = setUp();
  catchUp.opened('a');
  catchUp.heard();
  catchUp.delivered(of('a', 7n), 4n);
  await clock.advance(1_900);
  catchUp.delivered(of('a', 8n), 3n);
  await clock.advance(1_900);
  expect(seen.done).toBe(0);
  await clock.advance(2_100);
  expect([seen.done, catchUp.isBehind(), catchUp.recordStart()]).toEqual([1, false, null]);
});

test('a stream that falls quiet with thousands to come goes on: the record could not bring them', async () => {
  const { clock, seen, catchUp } = setUp();
  catchUp.opened('a');
  catchUp.heard();
  catchUp.delivered(of('a', 7n), 5_000n);
  await clock.advance(60_000);
  expect([seen.done, catchUp.isBehind()]).toEqual([0, true]);
  catchUp.stop();
  expect(clock.timers).toBe(0);
});

test('with nothing to catch up on the record takes over from the checkpoint', () => {
  const { seen, catchUp } = setUp();
  catchUp.opened('a');
  catchUp.leave();
  expect([seen.done, catchUp.isBehind(), catchUp.recordStart()]).toEqual([1, false, null]);
});
