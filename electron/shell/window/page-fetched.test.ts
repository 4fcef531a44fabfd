import { expect, it } from 'vitest';
import { fakeClock } from '../../core/testing/fake-clock.ts';
import { createPageFetched } from './page-fetched.ts';

function waiting() {
  const clock = fakeClock();
  const fetched = createPageFetched(clock);
  let isDone = false;
  void fetched.wait().then(() => {
    isDone = true;
  });
  const pass = async (ms: number) => {
    await clock.advance(ms);
    return isDone;
  };
  return { served: fetched.served, pass };
}

it('the page has what it needs when it asks for no more after its scripts', async () => {
  const { served, pass } = waiting();
  served('/app/index.html');
  expect(await pass(100)).toBe(false);
  served('/app/assets/index.js');
  expect(await pass(10)).toBe(false);
  served('/app/assets/index.css');
  expect(await pass(10)).toBe(false);
  expect(await pass(5)).toBe(true);
});

it('nobody waits for long', async () => {
  const { served, pass } = waiting();
  served('/app/index.html');
  expect(await pass(499)).toBe(false);
  expect(await pass(1)).toBe(true);
});
