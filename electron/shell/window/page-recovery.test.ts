import { expect, test } from 'vitest';
import { standingClock } from '../testing/fixtures.ts';
import { createPageRecovery } from './page-recovery.ts';

test('a page that ends now and then is loaded again; three ends in a minute are told instead, each time', () => {
  const clock = standingClock();
  const done: string[] = [];
  const ended = createPageRecovery({
    clock,
    load: () => done.push('load'),
    giveUp: () => done.push('give up'),
  });
  for (let n = 0; n < 5; n++) {
    ended();
    clock.move(31_000);
  }
  expect(done).toEqual(Array(5).fill('load'));
  clock.move(60_000);
  for (let n = 0; n < 6; n++) ended();
  expect(done.slice(5)).toEqual(['load', 'load', 'give up', 'load', 'load', 'give up']);
});
