import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { createReasons } from './reasons.ts';

function setUp() {
  const clock = fakeClock();
  const lines: string[] = [];
  const reasons = createReasons({ clock, owner: 'account 1', log: (line) => void lines.push(line) });
  return { clock, lines, reasons };
}

test('a reason is told once, then counted, and so is its end', async () => {
  const { clock, lines, reasons } = setUp();
  for (let n = 0; n < 1_200; n++) {
    reasons.failed('stream', `refused, try again in ${n} ms`);
    await clock.advance(1_000);
  }
  reasons.well('stream');
  reasons.well('stream');
  expect(lines).toEqual([
    'account 1, stream: refused, try again in 0 ms',
    'account 1, stream: refused, try again in 600 ms (600 more times)',
    'account 1, stream: works again after 1200 failures',
  ]);
});

test('another reason and another part are told', () => {
  const { lines, reasons } = setUp();
  reasons.failed('stream', 'a');
  reasons.failed('stream', 'b');
  reasons.failed('acks', 'b');
  reasons.well('storage');
  reasons.well('acks');
  reasons.failed('acks', 'b');
  expect(lines.map((line) => line.slice(11))).toEqual([
    'stream: a',
    'stream: b',
    'acks: b',
    'acks: works again after 1 failure',
    'acks: b',
  ]);
});
