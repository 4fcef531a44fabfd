import { expect, test } from 'vitest';
import { problem as problemOf } from './problem.ts';
import { overallStatus, type Status } from './status.ts';

const problem = problemOf('internal');
const all: Status[] = [
  { state: 'halted', problem },
  { state: 'keychain-locked', problem },
  { state: 'sign-in-needed', problem },
  { state: 'offline' },
  { state: 'reconnecting', at: 1, problem },
  { state: 'catching-up', done: 1, total: 2 },
  { state: 'connecting' },
  { state: 'recovered', at: 1 },
  { state: 'live' },
  { state: 'paused' },
];

test('the one that needs the person most stands for all, whatever the order', () => {
  for (let i = 0; i < all.length; i++) {
    expect(overallStatus(all.slice(i))).toEqual(all[i]);
    expect(overallStatus(all.slice(i).reverse())).toEqual(all[i]);
  }
});

test('backlogs are added up', () => {
  expect(
    overallStatus([
      { state: 'catching-up', done: 1, total: 10 },
      { state: 'live' },
      { state: 'catching-up', done: 5, total: 20 },
    ]),
  ).toEqual({ state: 'catching-up', done: 6, total: 30 });
});

test('the last backlog to end says how long it takes; one that cannot be foreseen says nothing', () => {
  const long = { state: 'catching-up', done: 1, total: 10, left: 90_000 } as const;
  const short = { ...long, left: 5_000 };
  expect(overallStatus([short, long])).toMatchObject({ done: 2, total: 20, left: 90_000 });
  expect(overallStatus([long, { state: 'catching-up', done: 1, total: 2 }])).toEqual({
    state: 'catching-up',
    done: 2,
    total: 12,
  });
});

test('a backlog stands for an account that is only connecting', () => {
  const backlog = { state: 'catching-up', done: 1, total: 3 } as const;
  expect(overallStatus([{ state: 'connecting' }, backlog])).toEqual(backlog);
});

test('nothing watched is no trouble', () => {
  expect(overallStatus([])).toEqual({ state: 'live' });
});
