import { expect, test, vi } from 'vitest';
import type { Alert } from '../model/alert.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { createHeldSharing } from './held-share.ts';

function setUp() {
  const clock = fakeClock();
  const ending = new AbortController();
  const alerts: Alert[] = [];
  const summarizeHeld = vi.fn().mockRejectedValueOnce(new Error('disk full'));
  const options = {
    account: 'soil',
    store: { summarizeHeld, releaseHeld: async () => undefined },
    emit: (change: { alerts?: Alert[] }) => alerts.push(...(change.alerts ?? [])),
    retry: { clock },
    sending: ending.signal,
  } as unknown as Parameters<typeof createHeldSharing>[0];
  return { clock, alerts, summarizeHeld, ending, sharing: createHeldSharing(options) };
}

const share = { events: 3, unread: 3, notifications: 0, requests: 0, banner: 9 };

test('an account that cannot be written when a hold ends tells its share by itself, once it can', async () => {
  const { clock, alerts, summarizeHeld, sharing } = setUp();
  summarizeHeld.mockRejectedValueOnce(new Error('disk full')).mockResolvedValue(share);
  expect(await sharing.shareHeld(1)).toBeNull();
  await clock.advance(60_000);
  expect(summarizeHeld).toHaveBeenCalledTimes(3);
  expect(alerts).toMatchObject([
    { account: 'soil', about: { is: 'held', events: 3 }, shares: [{ account: 'soil', id: 9 }] },
  ]);
  await clock.advance(60_000);
  expect(summarizeHeld).toHaveBeenCalledTimes(3);
});

test('nothing is tried again once the account ends', async () => {
  const { clock, summarizeHeld, ending, sharing } = setUp();
  await sharing.shareHeld(1);
  ending.abort();
  await clock.advance(60_000);
  expect(summarizeHeld).toHaveBeenCalledTimes(1);
});
