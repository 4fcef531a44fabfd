import { expect, test } from 'vitest';
import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { type Fault, faultsLeft } from '../faults.ts';
import type { NewEntry } from '../log/log.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { manualClock } from '../util/clock.ts';
import type { EventReader } from './event-reader.ts';
import { createReaders } from './readers.ts';
import { createStreams } from './streams.ts';

const ACK_WAIT = 30_000;
let block = 0;
const event = (twinOf = ++block): NewEntry => ({
  subject: 'AOS.USER.A._',
  payload: { kind: 'user', id: 'A', action: EventVariant.UPDATED, checksum: '' },
  block: twinOf,
});

async function setUp(repaired: Fault[] = []) {
  const clock = manualClock();
  const log = createMemoryLog({ clock, ackWaitMs: ACK_WAIT, maxAckPending: 1_000 });
  await log.createConsumer({ id: 'C', filter: 'AOS.USER.A._', start: { from: 'all' } });
  const streams = createStreams();
  const readers = createReaders(log, streams, faultsLeft(repaired));
  const open = () => readers.open('C', () => {});
  const ghosts = async (count: number) => {
    for (let made = 0; made < count; made++) (await open()).detach();
  };
  const outstanding = async () => (await log.counts('C')).outstanding;
  return { clock, log, streams, readers, open, ghosts, outstanding };
}

const takeAll = (reader: EventReader) => {
  const taken = [];
  for (let next = reader.take(); next !== undefined; next = reader.take()) taken.push(next);
  return taken;
};

test('each ghost before a stream keeps an event back for one ack wait, and ends by it', async () => {
  const { clock, log, readers, open, ghosts } = await setUp();
  await ghosts(3);
  const live = await open();
  await log.publish([event()]);
  const left = [];
  for (let wait = 0; wait < 3; wait++) {
    left.push(readers.ghosts);
    clock.advance(ACK_WAIT - 1);
    expect(takeAll(live)).toEqual([]);
    clock.advance(1);
  }
  expect(left).toEqual([2, 1, 0]);
  expect(takeAll(live)).toMatchObject([{ sequence: 1, delivered: 4 }]);
  expect(readers).toMatchObject({ ghosts: 0, ghostsMost: 3 });
});

test('with every stream closed one new event ends all ghosts, one each ack wait', async () => {
  const { clock, log, readers, ghosts } = await setUp();
  await ghosts(3);
  clock.advance(10 * ACK_WAIT);
  expect(readers.of('C')).toEqual({ readers: 3, ghosts: 3, ghostsMost: 3 });
  await log.publish([event()]);
  const left = [readers.ghosts];
  for (let wait = 0; wait < 2; wait++) {
    clock.advance(ACK_WAIT);
    left.push(readers.ghosts);
  }
  expect(left).toEqual([2, 1, 0]);
  readers.deleted('C', true);
  expect(readers).toMatchObject({ deletedWithReader: 0, isHung: false });
});

test('neither a redelivery nor a twin of what it has noted ends a ghost; the server settles both', async () => {
  const { clock, log, readers, open, outstanding } = await setUp();
  const reader = await open();
  await log.publish([event(7)]);
  expect(takeAll(reader)).toHaveLength(1);
  reader.detach();
  clock.advance(ACK_WAIT);
  expect(await outstanding()).toBe(0);
  await log.publish([event(7)]);
  expect(await outstanding()).toBe(0);
  expect(readers.ghosts).toBe(1);
  await log.publish([event()]);
  expect(readers.ghosts).toBe(0);
  expect(await outstanding()).toBe(1);
});

test('what was in flight is lost at the ghost, and comes again at another reader', async () => {
  const { clock, log, open, outstanding } = await setUp();
  const cut = await open();
  await log.publish([event(), event(), event(), event()]);
  // Handed to a connection that never brought them anywhere.
  expect(takeAll(cut)).toHaveLength(4);
  cut.detach();
  const next = await open();
  clock.advance(ACK_WAIT);
  // The two are served in turn: the ghost acknowledges its half.
  expect(takeAll(next)).toHaveLength(2);
  expect(await outstanding()).toBe(2);
});

test('a reader that cannot send when its client goes ends there and then, and loses nothing', async () => {
  const { clock, log, readers, open } = await setUp();
  const hole = await open();
  await log.publish(Array.from({ length: 10 }, () => event()));
  hole.detach();
  expect(readers.ghosts).toBe(0);
  const next = await open();
  clock.advance(ACK_WAIT);
  expect(takeAll(next)).toHaveLength(10);
});

test('a redelivery to a living client is settled by the server as well', async () => {
  const { clock, log, streams, open, outstanding } = await setUp();
  const live = await open();
  await log.publish([event()]);
  expect(takeAll(live)).toHaveLength(1);
  clock.advance(ACK_WAIT);
  expect(takeAll(live)).toEqual([]);
  expect(await outstanding()).toBe(0);
  expect(streams.withheld.get('C')).toBe(1);
});

test('an event without a block id is delivered each time', async () => {
  const { clock, log, open } = await setUp();
  const live = await open();
  await log.publish([{ ...event(), block: undefined }]);
  expect(takeAll(live)).toHaveLength(1);
  clock.advance(ACK_WAIT);
  expect(takeAll(live)).toMatchObject([{ delivered: 2 }]);
});

test('deleting a consumer with a reader left hangs the server until its process ends', async () => {
  const { readers, ghosts } = await setUp();
  await ghosts(1);
  readers.deleted('C', true);
  expect(readers).toMatchObject({ deletedWithReader: 1, isHung: true });
  readers.dropAll();
  expect(readers).toMatchObject({ isHung: false, ghosts: 0 });
});

test('a consumer that the log has lost is not taken from its readers by a client', async () => {
  const { log, readers, ghosts } = await setUp();
  await ghosts(1);
  await log.wipe();
  readers.deleted('C', await log.deleteConsumer('C'));
  expect(readers).toMatchObject({ deletedWithReader: 0, isHung: false, ghosts: 0 });
});

test('the end of the process ends all ghosts', async () => {
  const { log, readers, open, ghosts } = await setUp();
  await ghosts(2);
  readers.dropAll();
  const live = await open();
  await log.publish([event()]);
  expect(takeAll(live)).toHaveLength(1);
});

test('the 513th reader keeps the server busy and gets nothing', async () => {
  const { log, readers, open, ghosts } = await setUp();
  await ghosts(512);
  const beyond = await open();
  expect(readers.busy).toBe(1);
  await log.publish(Array.from({ length: 520 }, () => event()));
  expect(readers.ghosts).toBe(0);
  expect(takeAll(beyond)).toEqual([]);
});

test('a server with mended ghosts ends a reader with its client', async () => {
  const { log, readers, open, ghosts } = await setUp(['ghosts']);
  await ghosts(3);
  expect(readers.ghosts).toBe(0);
  const live = await open();
  await log.publish([event()]);
  expect(takeAll(live)).toMatchObject([{ delivered: 1 }]);
});

test('a server with mended losses delivers again what was not acknowledged, and settles twins only', async () => {
  const { clock, log, open, outstanding } = await setUp(['loss']);
  const live = await open();
  await log.publish([event(7), event(7)]);
  expect(takeAll(live)).toMatchObject([{ sequence: 1 }]);
  expect(await outstanding()).toBe(1);
  clock.advance(ACK_WAIT);
  expect(takeAll(live)).toMatchObject([{ sequence: 1, delivered: 2 }]);
});

test('a server with a mended deletion counts it and goes on', async () => {
  const { readers, open } = await setUp(['delete']);
  await open();
  readers.deleted('C', true);
  expect(readers).toMatchObject({ deletedWithReader: 1, isHung: false });
});

test('a stalled consumer is not read until it is let go', async () => {
  const { log, streams, readers, open } = await setUp();
  const live = await open();
  streams.stall('C');
  await log.publish([event()]);
  expect(takeAll(live)).toEqual([]);
  streams.resume('C');
  readers.wake('C');
  expect(takeAll(live)).toHaveLength(1);
});
