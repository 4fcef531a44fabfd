import { expect, test } from 'vitest';
import { spendNight } from './night.ts';

test('a quiet half-hour with four changes of the network costs few calls, and the first event after it is there soon', {
  timeout: 180_000,
}, async () => {
  // A minute takes three seconds: on a busy machine the calls of one minute are still counted in it.
  const night = await spendNight({ hours: 0.4, factor: 20, progress: () => {} });
  const all = JSON.stringify(night);
  // Polling costs an account 20 calls a minute. In a whole night the changes weigh less.
  expect(night.callsPerMinute, all).toBeLessThanOrEqual(8);
  expect(night.callsWorstMinute, all).toBeLessThanOrEqual(35);
  expect(night.ghostsMost, all).toBeLessThanOrEqual(5);
  expect(night.firstEventDelayS, all).not.toBeNull();
  expect(night.firstEventDelayS, all).toBeLessThanOrEqual(5);
});
