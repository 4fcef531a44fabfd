import { expect, test } from 'vitest';
import type { Stats } from '../devserver/control/types.ts';
import { ghostsByFilter, watchHarm } from './harm.ts';

const stats = (change: Partial<Stats>): Stats => ({
  published: 0,
  lastSequence: 0,
  openStreams: 0,
  ghosts: 0,
  ghostsMost: 0,
  busyReaders: 0,
  deletedWithReader: 0,
  serverHung: false,
  consumers: [],
  notifications: { open: [], acknowledged: [] },
  calls: {},
  callsByMethod: {},
  ...change,
});

test('ghosts of consumers with the same filter are one subscription’s', () => {
  const consumers = [
    { filter: 'a', ghosts: 1 },
    { filter: 'b', ghosts: 2 },
    { filter: 'a', ghosts: 3 },
  ];
  expect(ghostsByFilter(consumers)).toBe(4);
  expect(ghostsByFilter([])).toBe(0);
});

test('a server that hangs in each of its lives hung twice, and nothing is forgotten with a life', async () => {
  let now = stats({});
  await using watch = watchHarm(async () => now);
  now = stats({ serverHung: true, deletedWithReader: 2, ghostsMost: 3 });
  await watch.look();
  await watch.look();
  now = stats({});
  await watch.look();
  now = stats({ serverHung: true, deletedWithReader: 1, busyReaders: 1 });
  await watch.look();
  expect(watch.harm).toEqual({ serverHung: 2, deletedWithReader: 3, ghostsMost: 3, busyReaders: 1 });
});
