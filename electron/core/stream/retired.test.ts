import { expect, onTestFinished, test } from 'vitest';
import type { Target } from '../model/subscription.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { testStore } from '../testing/store.ts';
import { createRetired } from './retired.ts';

const ACK_WAIT = 30_000;
const target: Target = { kind: 'user', userId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const other: Target = { kind: 'user', userId: '01ARZ3NDEKTSV4RRFFQ69G5FAW' };

function setUp() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const clock = fakeClock();
  const subscription = store.writer.addSubscription(target, { from: 'now' }, 0);
  const retired = () =>
    createRetired({ store: store.remote, clock, timing: { ackWait: ACK_WAIT }, discarded: () => {} });
  const first = retired();
  /** A consumer that had a stream, which has just ended. */
  const end = async (id: string) => {
    store.writer.putLiveConsumer(id, subscription, clock.now());
    await first.retire(id, target);
  };
  return { store, clock, retired: first, again: retired, end, deletable: () => store.writer.removals() };
}

test('a consumer whose stream ended is not deleted however long nothing comes', async () => {
  const { clock, retired, end, deletable } = setUp();
  await end('a');
  await clock.advance(24 * 3_600_000);
  retired.asked(target, clock.monotonic(), 5n);
  await clock.advance(24 * 3_600_000);
  expect(deletable()).toEqual([]);
  expect(retired.count()).toBe(1);
});

test('an event that was published after the record was asked ends its reader; two ack waits later it may be deleted', async () => {
  const { clock, retired, end, deletable } = setUp();
  await end('a');
  await clock.advance(2 * ACK_WAIT);
  retired.asked(target, clock.monotonic(), 5n);
  retired.arrived(target, 6n);
  await clock.advance(2 * ACK_WAIT - 1);
  expect(deletable()).toEqual([]);
  await clock.advance(1);
  await settle();
  expect(deletable()).toEqual(['a']);
  expect(retired.count()).toBe(0);
});

test('what may have been on its way when the stream ended proves nothing', async () => {
  const { clock, retired, end, deletable } = setUp();
  await end('a');
  // Before anything was asked; asked too early for the server to have noticed; of another target; an event read again.
  retired.arrived(target, 6n);
  await clock.advance(2 * ACK_WAIT - 1);
  retired.asked(target, clock.monotonic(), 6n);
  retired.arrived(target, 7n);
  await clock.advance(1);
  retired.asked(target, clock.monotonic(), 7n);
  retired.arrived(other, 8n);
  retired.arrived(target, 7n);
  await clock.advance(3_600_000);
  expect(deletable()).toEqual([]);
  retired.arrived(target, 8n);
  await clock.advance(2 * ACK_WAIT);
  await settle();
  expect(deletable()).toEqual(['a']);
});

test('it says when asking the record would prove something, and is silent when all is proven', async () => {
  const { clock, retired, end } = setUp();
  expect(retired.provableInMs(target)).toBeNull();
  await end('a');
  await clock.advance(10_000);
  expect(retired.provableInMs(target)).toBe(2 * ACK_WAIT - 10_000);
  expect(retired.provableInMs(other)).toBeNull();
  await clock.advance(3 * ACK_WAIT);
  expect(retired.provableInMs(target)).toBe(0);
  retired.asked(target, clock.monotonic(), 5n);
  expect(retired.provableInMs(target)).toBeNull();
});

test('what is left at the server is bounded: no room after five, and room again after one event', async () => {
  const { clock, retired, end } = setUp();
  for (let n = 0; n < 5; n++) {
    expect(retired.hasRoom(target)).toBe(true);
    await end(`consumer ${n}`);
  }
  expect(retired.hasRoom(target)).toBe(false);
  expect(retired.hasRoom(other)).toBe(true);
  await clock.advance(2 * ACK_WAIT);
  retired.asked(target, clock.monotonic(), 5n);
  retired.arrived(target, 6n);
  expect(retired.hasRoom(target)).toBe(true);
});

test('after a kill all is known: what was live counts as ended then, and a wait begins again as a whole', async () => {
  const { store, clock, retired, again, end, deletable } = setUp();
  await end('released');
  await clock.advance(2 * ACK_WAIT);
  retired.asked(target, clock.monotonic(), 5n);
  retired.arrived(target, 6n);
  await clock.advance(ACK_WAIT);
  store.writer.putLiveConsumer('live', 1, clock.now());
  retired.stop();
  const next = again();
  await next.load();
  expect(next.count(target)).toBe(2);
  await clock.advance(2 * ACK_WAIT - 1);
  expect(deletable()).toEqual([]);
  await clock.advance(1);
  await settle();
  expect(deletable()).toEqual(['released']);
  next.asked(target, clock.monotonic(), 9n);
  next.arrived(target, 10n);
  await clock.advance(2 * ACK_WAIT);
  await settle();
  expect(deletable()).toEqual(['released', 'live']);
});

test('consumers of a database from before may have twenty readers: twenty-one ack waits', async () => {
  const { store, clock, again, deletable } = setUp();
  store.writer.adoptRetired('old', 1, 20, 0);
  const next = again();
  await next.load();
  await clock.advance(2 * ACK_WAIT);
  next.asked(target, clock.monotonic(), 5n);
  next.arrived(target, 6n);
  await clock.advance(21 * ACK_WAIT - 1);
  expect(deletable()).toEqual([]);
  await clock.advance(1);
  await settle();
  expect(deletable()).toEqual(['old']);
});

test('a removed subscription keeps its record while consumers of it are left, and loses it with the last', () => {
  const { store } = setUp();
  store.writer.setConsumer(1, 'record');
  store.writer.putLiveConsumer('live', 1, 0);
  store.writer.removeSubscription(1, 0);
  expect(store.writer.removals()).toEqual([]);
  expect(store.writer.witnesses()).toEqual([{ id: 'record', subscription: 1, target }]);
  expect(store.writer.retiredConsumers()).toMatchObject([{ id: 'live', target, readers: 1 }]);
  store.writer.readyToDelete('record', 1);
  expect(store.writer.removals()).toEqual(['record']);
  const plain = store.writer.addSubscription(other, { from: 'now' }, 0);
  store.writer.setConsumer(plain, 'alone');
  store.writer.removeSubscription(plain, 2);
  expect(store.writer.removals()).toEqual(['record', 'alone']);
});
