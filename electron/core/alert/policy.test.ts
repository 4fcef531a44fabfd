import { expect, test } from 'vitest';
import type { RuleOutcome } from '../model/rule.ts';
import { type AlertContext, decideAlert } from './policy.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const context: AlertContext = { watchedSince: NOW - 3_600_000, pending: 0n, now: NOW };

test.each<[string, RuleOutcome, number, Partial<AlertContext>, string]>([
  ['a live event', 'banner', NOW - 1_000, {}, 'banner'],
  ['an urgent one', 'urgent', NOW - 1_000, {}, 'urgent'],
  ['one with a few behind it', 'banner', NOW, { pending: 20n }, 'banner'],
  ['one with many behind it', 'banner', NOW, { pending: 21n }, 'backlog'],
  [
    'one of the last of many that waited',
    'banner',
    NOW - 5_000,
    { pending: 3n, behindAt: NOW - 1_000 },
    'backlog',
  ],
  [
    'one that happened after many had waited',
    'banner',
    NOW,
    { pending: 3n, behindAt: NOW - 1_000 },
    'banner',
  ],
  ['an urgent one with many behind it', 'urgent', NOW, { pending: 21n }, 'backlog'],
  ['one of two minutes ago', 'banner', NOW - 120_000, {}, 'banner'],
  ['one older than that', 'banner', NOW - 120_001, {}, 'backlog'],
  ['one from before watching', 'banner', NOW - 4_000_000, {}, 'before-watching'],
  ['what is quiet is not summed up', 'quiet', NOW - 4_000_000, { pending: 99n }, 'quiet'],
  ['what is to be read at once is, also of a backlog', 'nothing', NOW, { pending: 99n }, 'nothing'],
  ['a server whose clock is a little behind', 'banner', NOW - 500, { watchedSince: NOW }, 'banner'],
  ['a new announcement, however old', 'banner', NOW - 4_000_000_000, { arrival: 'new' }, 'banner'],
  ['one that was there at first', 'urgent', NOW, { arrival: 'before-watching' }, 'before-watching'],
  ['one that another account has a banner for', 'banner', NOW, { arrival: 'told' }, 'told'],
  ['one that is not wanted', 'quiet', NOW, { arrival: 'told' }, 'quiet'],
  ['a server whose clock is ahead', 'banner', NOW + 60_000, {}, 'banner'],
])('%s', (_, outcome, time, change, decision) => {
  expect(decideAlert(outcome, time, { ...context, ...change })).toBe(decision);
});
