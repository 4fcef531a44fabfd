import { expect, test } from 'vitest';
import { everything, type FeedQuery } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { knownResource } from '../../testing/resources.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';

const MS = 1_780_000_000_000;
const ID = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;

const resource = (n: number, name: string, path: string[] = []) =>
  knownResource({
    id: ID(n),
    name,
    title: n === 3 ? 'Bodenprobe 100%' : '',
    path,
  });

function fill(store: TestStore): void {
  const { writer } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  writer.addSubscription({ kind: 'user', userId: 'b' }, { from: 'now' }, 0);
  writer.commit([
    incoming({ seq: 1n, resourceId: ID(1), action: 1 }),
    incoming({ seq: 2n, resourceId: ID(2), action: 4, subject: 3 }),
    { ...incoming({ seq: 3n, resourceId: ID(3), action: 3 }), subscription: 2 },
    incoming({ seq: 4n, resourceId: null, subject: 6, action: 6, text: 'Maintenance' }),
  ]);
  writer.putResources(
    [resource(1, 'reads_01.fastq.gz', ['soil-2026']), resource(2, 'assembly "final"'), resource(3, 'ü_x')],
    0,
  );
  writer.markRead([1], true);
}

test.each<[string, FeedQuery, number[]]>([
  ['everything, newest first', asked(''), [4, 3, 2, 1]],
  ['a word of the name', asked('FASTQ'), [1]],
  ['a word of the path', asked('soil'), [1]],
  ['every word has to occur', asked('reads soil'), [1]],
  ['and not only one', asked('reads assembly'), []],
  ['a phrase', asked('"assembly \\"fin"'), [2]],
  ['and not its words apart', asked('"fin assembly"'), []],
  ['no word that must not occur', asked('-reads'), [4, 3, 2]],
  ['none of several', asked('-reads -"ü_x"'), [4, 2]],
  ['one, but not the other', asked('-2026 01JABC'), [3, 2]],
  ['a short word that must not occur', asked('-gz'), [4, 3, 2]],
  ['a short word', asked('ü'), [3]],
  ['a short word in capitals', asked('Ü'), [3]],
  ['an id', asked(ID(2)), [2]],
  ['an id in small letters', asked(ID(2).toLowerCase()), [2]],
  ['quotation marks', asked('"\\"final\\""'), [2]],
  ['signs that mean something to SQL', asked('0%'), [3]],
  ['not everything for one', asked('%'), [3]],
  ['an action', asked('action:deleted,created'), [2, 1]],
  ['no action of these', asked('-action:deleted,created'), [4, 3]],
  ['a kind', asked('kind:dataset,announcement'), [4, 2]],
  ['not a kind', asked('-kind:dataset'), [4, 3, 1]],
  ['a subscription', asked('in:2'), [3]],
  ['one of several', asked('in:2,3'), [3]],
  ['not through a subscription', asked('-in:2'), [4, 2, 1]],
  ['a subscription of another account', asked('in:far'), []],
  ['not one of another account', asked('-in:far'), [4, 3, 2, 1]],
  ['unread', asked('is:unread'), [4, 3, 2]],
  ['read', asked('is:read'), [1]],
  ['not unread', asked('-is:unread'), [1]],
  ['read or unread', asked('is:read,unread'), [4, 3, 2, 1]],
  ['from a time, up to before another', asked('', { from: MS + 2_000, to: MS + 4_000 }), [3, 2]],
  ['another account', asked('account:there'), []],
  ['not another account', asked('-account:there'), [4, 3, 2, 1]],
  ['the account', asked('account:there,here'), [4, 3, 2, 1]],
  ['an account that is not here', asked('', { account: 'elsewhere' }), []],
])('%s', (_, query, expected) => {
  using store = testStore();
  fill(store);
  expect(store.reader.feedPage(query, 0, 10).map((r) => r.id)).toEqual(expected);
  // What is found among the newest is the beginning of all that is found.
  for (let n = 1; n <= expected.length; n++)
    expect(store.reader.feedPage(query, 0, n).map((r) => r.id)).toEqual(expected.slice(0, n));
  expect(store.reader.feedCount(query).total).toBe(expected.length);
  for (const [at, id] of expected.entries())
    expect(store.reader.feedLocate(query, { account: ACCOUNT, id })).toBe(at);
});

test.each(['w\u0000k', '""""', "'; DROP TABLE event; --", '* OR NEAR(', 'x'.repeat(1000), '[', '[ "soil'])(
  '%#: no text breaks a search',
  (text) => {
    using store = testStore();
    fill(store);
    const query: FeedQuery = { ...everything, where: [{ field: 'text', not: false, values: [text] }] };
    expect(store.reader.feedPage(query, 0, 10)).toEqual([]);
    expect(store.reader.feedCount(query).total).toBe(0);
    const others: FeedQuery = { ...everything, where: [{ field: 'text', not: true, values: [text] }] };
    expect(store.reader.feedCount(others).total).toBe(4);
  },
);

test('an event of an absurd time hides no other', () => {
  using store = testStore();
  fill(store);
  store.writer.commit([incoming({ seq: 5n, time: 2n ** 63n - 1n }), incoming({ seq: 6n, time: 0n })]);
  const { total, days } = store.reader.feedCount(everything);
  expect(total).toBe(6);
  expect(days).toHaveLength(3);
  expect(days.reduce((sum, d) => sum + d.count, 0)).toBe(6);
});
