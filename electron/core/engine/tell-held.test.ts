import { expect, test } from 'vitest';
import type { HeldShare } from '../model/banner.ts';
import type { EngineChange } from '../model/change.ts';
import type { Registry } from './registry.ts';
import { tellHeld } from './tell-held.ts';

const share = (part: Partial<HeldShare>): HeldShare => ({
  events: 0,
  unread: 0,
  notifications: 0,
  requests: 0,
  banner: null,
  ...part,
});

async function told(...held: (HeldShare | null)[]) {
  const sessions = held.map((one, n) => ({ id: `account-${n}`, shareHeld: async () => one }));
  const changes: EngineChange[] = [];
  await tellHeld({ sessions: () => sessions } as unknown as Registry, 7, (change) => changes.push(change));
  return changes.flatMap(({ alerts }) => alerts);
}

test('what was held of all accounts is one alert, which opens exactly that', async () => {
  const alerts = await told(
    share({ events: 12, unread: 9, banner: 4 }),
    share({ notifications: 2, requests: 2, banner: 8 }),
  );
  expect(alerts).toMatchObject([
    {
      about: { is: 'held', events: 12, notifications: 2, requests: 2 },
      opens: { screen: 'feed', summary: 7 },
      shares: [
        { account: 'account-0', id: 4 },
        { account: 'account-1', id: 8 },
      ],
    },
  ]);
});

test('notifications alone open the inbox', async () => {
  expect(await told(share({ notifications: 1 }))).toMatchObject([{ opens: { screen: 'inbox', summary: 7 } }]);
});

test('what has been read meanwhile is not told, and one account that cannot be written does not silence the others', async () => {
  expect(await told(share({ events: 3 }))).toEqual([]);
  expect(await told(null, share({ events: 1, unread: 1 }))).toHaveLength(1);
});
