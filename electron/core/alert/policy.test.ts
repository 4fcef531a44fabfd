import { expect, test } from 'vitest';
import { type AlertContext, decideAlert } from './policy.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const context: AlertContext = {
  muted: false,
  level: 'all',
  important: false,
  watchedSince: NOW - 3_600_000,
  pending: 0n,
  now: NOW,
};

test.each<[string, number, Partial<AlertContext>, string]>([
  ['a live event', NOW - 1_000, {}, 'banner'],
  ['one with a few behind it', NOW, { pending: 20n }, 'banner'],
  ['one with many behind it', NOW, { pending: 21n }, 'backlog'],
  ['one of two minutes ago', NOW - 120_000, {}, 'banner'],
  ['one older than that', NOW - 120_001, {}, 'backlog'],
  ['a muted subscription', NOW, { muted: true }, 'muted'],
  ['one from before watching', NOW - 4_000_000, {}, 'before-watching'],
  ['muted counts before everything else', NOW - 4_000_000, { muted: true, pending: 99n }, 'muted'],
  [
    'one that does not matter, where only important ones are wanted',
    NOW,
    { level: 'important' },
    'unimportant',
  ],
  ['one that matters', NOW, { level: 'important', important: true }, 'banner'],
  [
    'one that matters, of a muted subscription',
    NOW,
    { level: 'important', important: true, muted: true },
    'muted',
  ],
  ['what does not matter is not summed up', NOW, { level: 'important', pending: 99n }, 'unimportant'],
  ['what matters is', NOW, { level: 'important', important: true, pending: 99n }, 'backlog'],
  ['a server whose clock is a little behind', NOW - 500, { watchedSince: NOW }, 'banner'],
  ['a server whose clock is ahead', NOW + 60_000, {}, 'banner'],
])('%s', (_, time, change, reason) => {
  expect(decideAlert(time, { ...context, ...change })).toBe(reason);
});
