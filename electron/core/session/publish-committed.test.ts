import { expect, onTestFinished, test } from 'vitest';
import type { Alert } from '../model/alert.ts';
import type { EventRow } from '../model/event.ts';
import type { Incoming } from '../model/incoming.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { knownResource } from '../testing/resources.ts';
import { ACCOUNT, testStore } from '../testing/store.ts';
import { publishCommitted } from './publish-committed.ts';

const T = 1_780_000_000_000_000_000n;
const DATASET = '01JABCDEFGHJKMNPQRSTVWX901';
const CHILD = '01JABCDEFGHJKMNPQRSTVWX001';
const resource = (id: string, kind: number, parent: string | null) =>
  knownResource({
    id,
    kind,
    name: id === DATASET ? 'raw' : 'reads',
    parent,
  });

const nameAndAction = ({ name, action }: EventRow) => `${name} ${action}`;

let seq = 0n;
const updated = (ms: number): Incoming =>
  incoming({ seq: ++seq, time: T + BigInt(ms) * 1_000_000n, subject: 3, resourceId: DATASET });
const created = (ms: number, alert = 'banner'): Incoming =>
  incoming({ seq: ++seq, time: T + BigInt(ms) * 1_000_000n, action: 1, resourceId: CHILD, alert });

function setUp() {
  const store = testStore();
  const clock = fakeClock();
  const alerts: Alert[] = [];
  store.writer.putResources([resource(DATASET, 3, null)], 0);
  const publisher = publishCommitted({
    account: ACCOUNT,
    clock,
    rows: async (ids) => store.reader.alertRows(ACCOUNT, ids),
    countBacklog: async (first, last) => store.reader.backlogCount(ACCOUNT, first, last),
    added: () => {},
    alerts: (more) => alerts.push(...more),
    silence: store.remote.silence,
    names: async (ids) => store.reader.seenNames(ACCOUNT, ids),
    decideLate: (_, about) =>
      about?.name === 'secret' ? { alert: 'nothing', rule: 'r' } : { alert: 'banner', rule: 'r' },
    storeLate: store.remote.decideWaiting,
    altered: () => {},
  });
  onTestFinished(() => {
    publisher.stop();
    store[Symbol.dispose]();
  });
  const arrive = (...group: Incoming[]) => publisher.committed(group, store.writer.commit(group), 0n);
  return {
    store,
    clock,
    arrive,
    publisher,
    titles: () => alerts.map(({ about }) => (about.is === 'event' ? nameAndAction(about.event) : about.is)),
  };
}

test('an update that turns out to follow from a creation inside raises no banner, and says why', async () => {
  const { store, clock, arrive, titles } = setUp();
  arrive(updated(0), created(10, 'unimportant'));
  await clock.advance(800);
  store.writer.putResources([resource(CHILD, 4, DATASET)], 0);
  await clock.advance(5_000);
  expect(titles()).toEqual([]);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('derived');
});

test('an update of its own raises one, a moment later than others', async () => {
  const { store, clock, arrive, titles } = setUp();
  store.writer.putResources([resource(CHILD, 4, null)], 0);
  arrive(updated(0), created(10));
  await clock.advance(60);
  expect(titles()).toEqual(['reads created']);
  await clock.advance(2_500);
  expect(titles()).toEqual(['reads created', 'raw updated']);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('banner');
});

test('two updates that are one event raise one banner', async () => {
  const { store, clock, arrive, titles } = setUp();
  store.writer.putResources([resource(CHILD, 4, null)], 0);
  const one = (ms: number) => incoming({ seq: ++seq, time: T + BigInt(ms) * 1_000_000n, resourceId: CHILD });
  arrive(one(0));
  await clock.advance(5);
  arrive(one(4));
  await clock.advance(5_000);
  arrive(one(8));
  await clock.advance(5_000);
  expect(titles()).toEqual(['reads updated']);
});

test('what still waits when it is stopped raises nothing any more', async () => {
  const { clock, arrive, publisher, titles } = setUp();
  arrive(updated(0));
  publisher.stop();
  await clock.advance(10_000);
  expect(titles()).toEqual([]);
});

const named = (name: string) => [{ ...resource(CHILD, 4, null), name }];

test('an event whose rule asks for a name is decided when the name comes', async () => {
  const { store, clock, arrive, titles } = setUp();
  arrive(created(0, 'waiting'));
  await clock.advance(1_000);
  expect(titles()).toEqual([]);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('waiting');
  store.writer.putResources(named('reads'), 0);
  await clock.advance(1_500);
  expect(titles()).toEqual(['reads created']);
  expect(store.reader.feedDetail(ACCOUNT, 1).why).toMatchObject({ decision: 'banner', rule: 'r' });
});

test('what is then to be read at once is, and counts as read', async () => {
  const { store, clock, arrive, titles } = setUp();
  arrive(created(0, 'waiting'));
  store.writer.putResources(named('secret'), 0);
  expect(store.writer.totals().unread).toBe(1);
  await clock.advance(5_000);
  expect(titles()).toEqual([]);
  expect(store.writer.totals().unread).toBe(0);
  expect(store.reader.feedRows(ACCOUNT, [1])[0]?.read).toBe(true);
});

test('a name that does not come is not waited for, and the event is decided once', async () => {
  const { store, clock, arrive, titles } = setUp();
  arrive(created(0, 'waiting'));
  await clock.advance(2_000);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('waiting');
  await clock.advance(10_000);
  expect(titles()).toHaveLength(1);
  store.writer.putResources(named('secret'), 0);
  await clock.advance(5_000);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('banner');
});

test('what waits for a name when the app ends is not decided any more', async () => {
  const { store, clock, arrive, publisher, titles } = setUp();
  arrive(created(0, 'waiting'));
  publisher.stop();
  store.restart();
  store.writer.endUntold(0);
  store.writer.putResources(named('reads'), 0);
  await clock.advance(10_000);
  expect(titles()).toEqual([]);
  expect(store.reader.feedDetail(ACCOUNT, 1).why.decision).toBe('ended');
});
