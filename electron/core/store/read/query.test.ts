import { expect, test } from 'vitest';
import type { FeedQuery } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';
import type { KnownResource } from '../write/write-resources.ts';

const all: FeedQuery = {
  account: null,
  subscription: null,
  text: '',
  actions: [],
  subjects: [],
  unread: false,
  from: null,
  to: null,
};
const MS = 1_780_000_000_000;
const ID = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;

const resource = (n: number, name: string, path: string[] = []): KnownResource => ({
  id: ID(n),
  kind: 4,
  name,
  title: n === 3 ? 'Bodenprobe 100%' : '',
  description: '',
  path,
  parent: null,
  size: null,
  permission: null,
  status: '',
  createdAt: null,
  deleted: false,
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

test.each<[string, Partial<FeedQuery>, number[]]>([
  ['everything, newest first', {}, [4, 3, 2, 1]],
  ['a word of the name', { text: 'FASTQ' }, [1]],
  ['a word of the path', { text: 'soil' }, [1]],
  ['every word has to occur', { text: 'reads soil' }, [1]],
  ['and not only one', { text: 'reads assembly' }, []],
  ['a short word', { text: 'ü' }, [3]],
  ['an id', { text: ID(2) }, [2]],
  ['quotation marks', { text: '"final"' }, [2]],
  ['signs that mean something to SQL', { text: '0%' }, [3]],
  ['not everything for one', { text: '%' }, [3]],
  ['an action', { actions: ['deleted', 'created'] }, [2, 1]],
  ['a kind', { subjects: ['dataset', 'announcement'] }, [4, 2]],
  ['a subscription', { subscription: '2' }, [3]],
  ['unread', { unread: true }, [4, 3, 2]],
  ['from a time, up to before another', { from: MS + 2_000, to: MS + 4_000 }, [3, 2]],
  ['another account', { account: 'elsewhere' }, []],
])('%s', (_, query, expected) => {
  using store = testStore();
  fill(store);
  const asked = { ...all, ...query };
  expect(store.reader.feedPage(asked, 0, 10).map((r) => r.id)).toEqual(expected);
  // What is found among the newest is the beginning of all that is found.
  for (let n = 1; n <= expected.length; n++)
    expect(store.reader.feedPage(asked, 0, n).map((r) => r.id)).toEqual(expected.slice(0, n));
  expect(store.reader.feedCount(asked).total).toBe(expected.length);
  for (const [at, id] of expected.entries())
    expect(store.reader.feedLocate(asked, { account: ACCOUNT, id })).toBe(at);
});

test.each(['w\u0000k', '""""', "'; DROP TABLE event; --", '* OR NEAR(', 'x'.repeat(1000), '[', '[ "soil'])(
  '%#: no text breaks a search',
  (text) => {
    using store = testStore();
    fill(store);
    expect(store.reader.feedPage({ ...all, text }, 0, 10)).toEqual([]);
    expect(store.reader.feedCount({ ...all, text }).total).toBe(0);
  },
);

test('an event of an absurd time hides no other', () => {
  using store = testStore();
  fill(store);
  store.writer.commit([incoming({ seq: 5n, time: 2n ** 63n - 1n }), incoming({ seq: 6n, time: 0n })]);
  const { total, days } = store.reader.feedCount(all);
  expect(total).toBe(6);
  expect(days).toHaveLength(3);
  expect(days.reduce((sum, d) => sum + d.count, 0)).toBe(6);
});
