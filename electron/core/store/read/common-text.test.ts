import { expect, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { knownResource } from '../../testing/resources.ts';
import { testStore } from '../../testing/store.ts';

const T = 1_780_000_000_000_000_000n;
const SECOND = 1_000_000_000n;
const READS = '01JABCDEFGHJKMNPQRSTVWX001';
const OTHER = '01JABCDEFGHJKMNPQRSTVWX002';
const resource = (id: string, name: string) =>
  knownResource({
    id,
    name,
  });

test('a text that many events have is found among the newest, and where it is only in older ones', () => {
  using store = testStore();
  const { writer, reader } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  writer.putResources([resource(READS, 'reads'), resource(OTHER, 'graph')], 0);
  let seq = 0n;
  const commit = (count: number, resourceId: string) =>
    writer.commit(
      Array.from({ length: count }, () => {
        seq++;
        return incoming({ seq, time: T + seq * SECOND * 2n, resourceId, checksum: `${seq}`, reply: null });
      }),
    );
  commit(3_200, READS);
  const last = seq;
  commit(31_000, OTHER);
  const newest = () => reader.feedPage(asked('reads'), 0, 100).map(({ id }) => id);
  const expected = Array.from({ length: 100 }, (_, n) => Number(last) - n);
  expect(newest()).toEqual(expected);
  const before = Number((T + 1_000n * SECOND * 2n) / 1_000_000n);
  expect(reader.feedPage(asked('reads'), 0, 2, before).map(({ id }) => id)).toEqual([999, 998]);
  // What is new comes first, as soon as it is there.
  commit(5, READS);
  expect(newest()).toEqual([5, 4, 3, 2, 1].map((n) => Number(seq) - 5 + n).concat(expected.slice(0, 95)));
}, 30_000);

test('a text of which the newest events have a part of a page is found among some more, and further back where those have too few', () => {
  using store = testStore();
  const { writer, reader } = store;
  writer.addSubscription({ kind: 'user', userId: 'a' }, { from: 'now' }, 0);
  writer.putResources([resource(READS, 'reads'), resource(OTHER, 'graph')], 0);
  let seq = 0n;
  const reads: number[] = [];
  const commit = (count: number, each: number) =>
    writer.commit(
      Array.from({ length: count }, (_, n) => {
        seq++;
        if (n % each === 0) reads.unshift(Number(seq));
        const resourceId = n % each === 0 ? READS : OTHER;
        return incoming({ seq, time: T + seq * SECOND * 120n, resourceId, checksum: `${seq}`, reply: null });
      }),
    );
  const newest = () => reader.feedPage(asked('reads'), 0, 100).map(({ id }) => id);
  commit(9_000, 50);
  expect(newest()).toEqual(reads.slice(0, 100));
  commit(2_950, 2_951);
  commit(60, 2);
  expect(newest()).toEqual(reads.slice(0, 100));
  commit(16_000, 400);
  expect(newest()).toEqual(reads.slice(0, 100));
}, 30_000);
