import { expect, test } from 'vitest';
import type { HeldCounts } from '../model/banner.ts';
import type { EngineChange } from '../model/change.ts';
import type { Registry } from './registry.ts';
import { tellHeld } from './tell-held.ts';

const counts = (part: Partial<HeldCounts>): HeldCounts => ({
  events: 0,
  unread: 0,
  notifications: 0,
  requests: 0,
  ...part,
});

async function told(...held: (HeldCounts | Error)[]) {
  const sessions = held.map((one) => ({
    summarizeHeld: async () => {
      if (one instanceof Error) throw one;
      return one;
    },
  }));
  const changes: EngineChange[] = [];
  await tellHeld({ sessions: () => sessions } as unknown as Registry, 7, (change) => changes.push(change));
  return changes.flatMap(({ alerts }) => alerts);
}

test('what was held of all accounts is one alert, which opens exactly that', async () => {
  const alerts = await told(counts({ events: 12, unread: 9 }), counts({ notifications: 2, requests: 2 }));
  expect(alerts).toMatchObject([
    {
      about: { is: 'held', events: 12, notifications: 2, requests: 2 },
      opens: { screen: 'feed', summary: 7 },
    },
  ]);
});

test('notifications alone open the inbox', async () => {
  expect(await told(counts({ notifications: 1 }))).toMatchObject([
    { opens: { screen: 'inbox', summary: 7 } },
  ]);
});

test('what has been read meanwhile is not told, and one account that fails does not silence the others', async () => {
  expect(await told(counts({ events: 3 }))).toEqual([]);
  expect(await told(new Error('disk full'), counts({ events: 1, unread: 1 }))).toHaveLength(1);
});
