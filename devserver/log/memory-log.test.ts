import { expect, test } from 'vitest';
import { EventVariant } from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { manualClock } from '../util/clock.ts';
import { parseAckSubject } from './ack-subject.ts';
import type { Delivery, NewEntry, Start } from './log.ts';
import { createMemoryLog } from './memory-log.ts';

const entry = (user: string, at?: number): NewEntry => ({
  subject: `AOS.USER.${user}._`,
  payload: { kind: 'user', id: user, action: EventVariant.UPDATED, checksum: '' },
  at,
});

async function setUp(start: Start = { from: 'all' }, maxAckPending = 1_000) {
  const clock = manualClock();
  const log = createMemoryLog({ clock, ackWaitMs: 30_000, maxAckPending });
  const watch = () => log.createConsumer({ id: 'C', filter: 'AOS.USER.A._', start });
  return { clock, log, watch };
}

test('only what matches the filter is delivered, and pending counts only that', async () => {
  const { log, watch } = await setUp();
  await log.publish([entry('A'), entry('B'), entry('A')]);
  await watch();
  const taken = await log.takeAll('C');
  expect(taken.map(({ sequence }) => sequence)).toEqual([1, 3]);
  expect(taken.map(({ reply }) => parseAckSubject(reply)?.pending)).toEqual([1, 0]);
});

test('an unacknowledged event comes again after the ack wait, not before, and not after its ack', async () => {
  const { clock, log, watch } = await setUp();
  await watch();
  await log.publish([entry('A'), entry('A')]);
  const [first] = await log.takeAll('C');
  await log.ack([first?.reply ?? '']);
  clock.advance(29_999);
  expect(await log.takeAll('C')).toHaveLength(0);
  clock.advance(1);
  const again = await log.takeAll('C');
  expect(again).toMatchObject([{ sequence: 2, delivered: 2 }]);
  await log.ack([again[0]?.reply ?? '']);
  clock.advance(60_000);
  expect(await log.takeAll('C')).toHaveLength(0);
  expect(await log.counts('C')).toMatchObject({ acked: 2, outstanding: 0, delivered: 3, redelivered: 1 });
});

test('an event comes once for each ack wait, also when a redelivery was forced', async () => {
  const { clock, log, watch } = await setUp();
  await watch();
  await log.publish([entry('A'), entry('A')]);
  await log.takeAll('C');
  await log.redeliver('C');
  clock.advance(30_000);
  expect((await log.takeAll('C')).map(({ sequence }) => sequence)).toEqual([2, 1]);
  expect(await log.takeAll('C')).toHaveLength(0);
});

test('delivery stops at max ack pending and goes on with an ack', async () => {
  const { log, watch } = await setUp({ from: 'all' }, 2);
  await watch();
  await log.publish([entry('A'), entry('A'), entry('A')]);
  const taken = await log.takeAll('C');
  expect(taken).toHaveLength(2);
  expect(await log.takeAll('C')).toHaveLength(0);
  await log.ack([taken[0]?.reply ?? '']);
  expect(await log.takeAll('C')).toMatchObject([{ sequence: 3 }]);
});

test('a start by date takes whole seconds, a start by sequence includes it, one in the future waits for it', async () => {
  for (const [start, expected] of [
    [{ from: 'date', seconds: 2 }, [2, 3]],
    [{ from: 'sequence', sequence: 3n }, [3]],
    [{ from: 'sequence', sequence: 5n }, []],
  ] as const) {
    const { log, watch } = await setUp(start);
    await log.publish([entry('A', 1_999), entry('A', 2_000), entry('A', 2_500)]);
    await watch();
    expect((await log.takeAll('C')).map(({ sequence }) => sequence)).toEqual(expected);
    await log.publish([entry('A', 3_000), entry('A', 3_000)]);
    expect((await log.takeAll('C')).at(-1)?.sequence).toBe(5);
    expect((await log.counts('C')).pending).toBe(0);
  }
});

test('readers are served in turn, one event each, and those without demand are passed over', async () => {
  const { log, watch } = await setUp();
  await watch();
  const served: string[] = [];
  const open = async (name: string, demand: number) => {
    const sink = { demand: () => demand, deliver: (d: Delivery) => void served.push(`${name}${d.sequence}`) };
    const reader = await log.open('C', sink);
    reader.ask();
    return reader;
  };
  const first = await open('a', 1);
  await open('b', 1);
  await open('c', 0);
  await log.publish([entry('A'), entry('A'), entry('A')]);
  first.close();
  await log.publish([entry('A')]);
  expect(served).toEqual(['a1', 'b2', 'a3', 'b4']);
});

test('what readers do not take is left for a call that takes all', async () => {
  const { log, watch } = await setUp();
  await watch();
  let left = 2;
  await log.open('C', { demand: () => left, deliver: () => void left-- });
  await log.publish([entry('A'), entry('A'), entry('A')]);
  expect(await log.takeAll('C')).toMatchObject([{ sequence: 3 }]);
});

test('a wipe drops consumers and starts sequences at 1', async () => {
  const { log, watch } = await setUp();
  await watch();
  await log.publish([entry('A')]);
  await log.wipe();
  await expect(log.takeAll('C')).rejects.toThrow('no consumer');
  expect(await log.publish([entry('A')])).toEqual([1]);
});
