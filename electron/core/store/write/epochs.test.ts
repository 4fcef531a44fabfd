import { expect, test } from 'vitest';
import type { Incoming } from '../../model/incoming.ts';
import { migrate } from '../schema/open.ts';
import { openDatabase } from '../schema/sqlite.ts';
import { openBursts } from './bursts.ts';
import { dayCounting } from './day-counting.ts';
import { eventWriter } from './write-events.ts';

function setUp() {
  const db = openDatabase(':memory:');
  migrate(db);
  const events = eventWriter(db, openBursts(), dayCounting(db));
  const commit = (...list: [seq: number, time: number, subscription?: number][]) =>
    events.commit(list.map(([seq, time, subscription = 1]) => incoming(seq, time, subscription)));
  const epochs = () => (db.prepare('SELECT count(*) AS n FROM epoch').get() as { n: number }).n;
  return { commit, epochs };
}

const incoming = (seq: number, time: number, subscription: number): Incoming => ({
  subscription,
  stream: 'AOS_STREAM',
  seq: BigInt(seq),
  // Seconds: events of one resource that lie closer together may be one.
  time: BigInt(time) * 1_000_000_000n,
  delivered: 1,
  subject: 4,
  action: 3,
  resourceId: 'R',
  checksum: '',
  text: null,
  alert: 'banner',
  rule: null,
  ackOnly: false,
  fromRecord: false,
  reply: { reply: `${seq}-${time}-${subscription}`, salt: '', hmac: '' },
});

test('a lower sequence with a later time opens a new epoch', () => {
  const { commit, epochs } = setUp();
  expect(commit([1, 10], [2, 20], [3, 30]).added).toHaveLength(3);
  expect(commit([1, 40], [2, 50]).added).toHaveLength(2);
  expect(epochs()).toBe(2);
});

test('a redelivery of either epoch is known', () => {
  const { commit, epochs } = setUp();
  commit([1, 10], [2, 20], [3, 30]);
  commit([1, 40], [2, 50]);
  expect(commit([2, 20], [3, 30], [1, 40], [2, 50])).toMatchObject({ added: [], redelivered: 4 });
  expect(epochs()).toBe(2);
});

test('after a wipe, a consumer that is behind another one loses nothing to sequences used before', () => {
  const { commit } = setUp();
  commit([1, 10], [2, 20], [3, 30]);
  // The first one seen of the new stream lies above everything seen of the old one: it looks like a continuation.
  expect(commit([5, 100, 2]).added).toHaveLength(1);
  expect(commit([1, 60], [2, 70], [3, 80], [4, 90]).added).toHaveLength(4);
  expect(commit([1, 10], [3, 80], [4, 90], [5, 100]).added).toHaveLength(0);
});

test('what was under way from before a wipe does not stand in the way of the new stream', () => {
  const { commit } = setUp();
  commit([1, 10], [2, 20]);
  commit([1, 100]);
  // Never seen of the old stream, and late.
  expect(commit([3, 30]).added).toHaveLength(1);
  expect(commit([2, 110], [3, 120], [4, 130]).added).toHaveLength(3);
  expect(commit([3, 30], [3, 120]).added).toHaveLength(0);
});

test('what only seems to be beyond all that is stored is looked at after all', () => {
  const { commit } = setUp();
  // Late, from before a wipe that was not noticed: stored beyond the end of its epoch, which stays where it was.
  commit([5, 100]);
  expect(commit([9, 50]).added).toHaveLength(1);
  expect(commit([6, 190], [9, 200], [9, 50]).added).toHaveLength(2);
  expect(commit([6, 190], [9, 200], [9, 50])).toMatchObject({ added: [], redelivered: 3 });
});
