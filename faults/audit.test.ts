import { expect, test } from 'vitest';
import { compare, type Evidence } from './audit.ts';

const P = '01HPROJECT0000000000000000';
const C = '01HCOLLECTION0000000000000';
const event = (sequence: number, inCollection = false) => ({
  sequence,
  timeNs: `${sequence}000`,
  subject: `AOS.RESOURCE._.${P}._.${inCollection ? C : '*'}._`,
  id: P,
  action: 'updated',
});
const row = (id: number, sequence: number, subscriptions = '1', alert = 'banner') => ({
  id,
  key: `${sequence}/${sequence}000`,
  alert,
  subscriptions,
});

/** Three events, the last of them in two subscriptions, all of it as it should be. */
const good = (): Evidence => ({
  published: [event(1), event(2), event(3, true)],
  excused: () => false,
  owes: () => true,
  stored: {
    rows: [row(1, 1), row(2, 2), row(3, 3, '1,2')],
    twins: [],
    found: [],
    subscriptions: [
      { id: 1, kind: 'resource', target: P },
      { id: 2, kind: 'resource', target: C },
      { id: 3, kind: 'announcements', target: '' },
    ],
    notifications: new Map([['N', 'settled']]),
  },
  announced: [
    { added: [1, 2] },
    { added: [3] },
    { alerts: [{ key: 'event-a-1', count: 1 }] },
    { alerts: [{ key: 'summary-a-2', count: 2 }] },
    { acknowledged: ['N'] },
  ],
  generation: '',
  earlier: [],
  unsettled: 0,
  open: [],
  left: [],
});

const nothing = {
  lost: 0,
  duplicates: 0,
  alertedTwice: 0,
  unacked: 0,
  unexpected: 0,
  unsettled: 0,
  forgotten: 0,
};

test('what is as it should be is found so', () => {
  expect(compare(good())).toMatchObject({ ...nothing, published: 3, stored: 3, acknowledged: 1 });
});

test('an event that is not stored is lost, unless it is excused', () => {
  const evidence = { ...good(), announced: [] };
  evidence.stored.rows.splice(1, 1);
  expect(compare(evidence)).toMatchObject({ ...nothing, lost: 1 });
  expect(compare({ ...evidence, excused: (e) => e.sequence === 2 })).toMatchObject({
    ...nothing,
    excused: 1,
  });
});

test('an event that is missing in one of its subscriptions is lost', () => {
  const evidence = good();
  evidence.stored.rows[2] = row(3, 3, '1');
  expect(compare(evidence)).toMatchObject({ ...nothing, lost: 1 });
});

test('what is another part of a row is neither lost nor a second one', () => {
  const evidence = { ...good(), published: [...good().published, event(4, true)] };
  expect(compare(evidence)).toMatchObject({ ...nothing, lost: 1 });
  evidence.stored.twins.push({ key: '4/4000', event: 3, subscriptions: '1,2' });
  expect(compare(evidence)).toMatchObject({ ...nothing, published: 4, stored: 3 });
  // Its row is missing in one of its subscriptions.
  evidence.stored.twins = [{ key: '4/4000', event: 3, subscriptions: '1' }];
  expect(compare(evidence)).toMatchObject({ ...nothing, lost: 1 });
});

test('a part that has a row of its own, or belongs to nothing published, is found', () => {
  const evidence = good();
  evidence.stored.twins.push({ key: '2/2000', event: 1, subscriptions: '1' });
  expect(compare(evidence)).toMatchObject({ ...nothing, duplicates: 1 });
  evidence.stored.twins = [{ key: '9/9000', event: 1, subscriptions: '1' }];
  expect(compare(evidence)).toMatchObject({ ...nothing, unexpected: 1 });
});

test('what was published while nobody watched is not lost, in one subscription or in all', () => {
  const evidence = { ...good(), announced: [] };
  evidence.stored.rows[2] = row(3, 3, '1');
  expect(compare({ ...evidence, owes: (id) => id !== 2 })).toMatchObject({ ...nothing, unwatched: 0 });
  expect(compare({ ...evidence, owes: (id, time) => id !== 2 || time !== 3_000n })).toMatchObject(nothing);
  evidence.stored.rows.splice(2, 1);
  expect(compare({ ...evidence, owes: (id) => id !== 2 })).toMatchObject({ ...nothing, lost: 1 });
  expect(compare({ ...evidence, owes: (_, time) => time !== 3_000n })).toMatchObject({
    ...nothing,
    unwatched: 1,
  });
});

test('stored twice and announced twice are duplicates', () => {
  const evidence = good();
  evidence.stored.rows.push(row(4, 2, '1', 'backlog'));
  expect(compare(evidence)).toMatchObject({ ...nothing, duplicates: 1 });
  expect(compare({ ...good(), announced: [{ added: [1] }, { added: [1] }] })).toMatchObject({
    duplicates: 1,
  });
});

test('a banner too many is found', () => {
  const again = { alerts: [{ key: 'event-a-1', count: 1 }] };
  expect(compare({ ...good(), announced: [again, again] })).toMatchObject({ alertedTwice: 1 });
  const many = { alerts: [{ key: 'summary-a-1', count: 4 }] };
  expect(compare({ ...good(), announced: [many] })).toMatchObject({ alertedTwice: 1 });
});

test('after a damaged database the same row numbers are other events, and the same event is not told of again', () => {
  const added = [{ added: [1, 2, 3] }, { added: [1, 2, 3], generation: 'G' }];
  const first = { alerts: [{ key: 'event-a-1', count: 1 }] };
  const second = { alerts: [{ key: 'event-a-1', count: 1 }], generation: 'G' };
  const quiet = good();
  quiet.stored.rows = [row(1, 2), row(2, 1, '1', 'before-watching'), row(3, 3, '1,2', 'before-watching')];
  const earlier = [{ id: '', rows: [row(1, 1)], found: [], lost: [] }];
  const evidence = { ...quiet, generation: 'G', earlier, announced: [...added, first, second] };
  expect(compare(evidence)).toMatchObject(nothing);
  expect(compare({ ...evidence, announced: [...evidence.announced, second] })).toMatchObject({
    alertedTwice: 2,
  });
  expect(compare({ ...evidence, announced: [...evidence.announced, added[1] ?? first] })).toMatchObject({
    duplicates: 3,
  });
  quiet.stored.rows[1] = row(2, 1);
  expect(compare(evidence)).toMatchObject({ alertedTwice: 1 });
  const gone = { id: '', rows: [], found: [], lost: [event(1)] };
  const { lost, examples } = compare({ ...evidence, earlier: [gone] });
  expect(lost).toBe(1);
  expect(examples[0]).toMatch(/^lost after 0 damages: 1, from 1\//);
  // Acknowledged before, and settled at the server.
  const before = { acknowledged: ['M'] };
  expect(compare({ ...evidence, announced: [before] }).unsettled).toBe(0);
  expect(compare({ ...evidence, announced: [before], open: ['M'] }).unsettled).toBe(1);
  expect(compare({ ...evidence, announced: [{ ...before, generation: 'G' }] }).unsettled).toBe(1);
});

test('a consumer left on the server is forgotten if the app ever read it', () => {
  const announced = [...good().announced, { consumers: ['K'] }];
  expect(compare({ ...good(), announced, left: ['K', 'L'] })).toMatchObject({ forgotten: 1, unheardOf: 1 });
});

test('what nobody published, and what the server still holds, is found', () => {
  const evidence = good();
  evidence.stored.rows.push(row(4, 9));
  expect(compare(evidence)).toMatchObject({ ...nothing, unexpected: 1 });
  expect(compare({ ...good(), open: ['N'] })).toMatchObject({ ...nothing, unsettled: 1 });
});
