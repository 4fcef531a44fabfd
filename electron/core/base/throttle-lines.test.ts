import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { throttleLines } from './throttle-lines.ts';

function setUp() {
  const clock = fakeClock();
  const lines: string[] = [];
  return { clock, lines, log: throttleLines(clock, (line) => void lines.push(line)) };
}

test('a line that repeats is written once and counted each minute', async () => {
  const { clock, lines, log } = setUp();
  for (let n = 0; n < 120; n++) {
    log('refused');
    await clock.advance(500);
  }
  expect(lines).toEqual(['refused', '119 more times: refused']);
  log('refused');
  await clock.advance(60_000);
  expect(lines.slice(2)).toEqual(['refused']);
});

test('what came last is counted last', async () => {
  const { clock, lines, log } = setUp();
  for (const line of ['works', 'fails', 'fails', 'works']) log(line);
  await clock.advance(60_000);
  expect(lines).toEqual(['works', 'fails', 'once more: fails', 'once more: works']);
});

test('whatever fails, a few lines a minute are written, and how many are missing', async () => {
  const { clock, lines, log } = setUp();
  let n = 0;
  const minute = async () => {
    const before = lines.length;
    for (let second = 0; second < 60; second++) {
      for (let i = 0; i < 100; i++) log(`failure ${n++}`);
      await clock.advance(1_000);
    }
    return lines.slice(before);
  };
  await minute();
  for (let i = 0; i < 5; i++) {
    const written = await minute();
    expect(written.length).toBeLessThanOrEqual(8);
    expect(written.at(-1)).toMatch(/^59\d\d more lines were left out$/);
  }
});
