import { expect, test, vi } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { createMissed } from './missed.ts';

const SINCE = 1_780_000_000_000_000_000n;
const at = (ms: number) => SINCE + BigInt(ms) * 1_000_000n;

function setUp() {
  const clock = fakeClock();
  const missed = vi.fn();
  return { clock, missed, watch: createMissed({ clock, graceMs: 20_000, missed }, SINCE) };
}

test('what the stream does not bring within the grace is missed, once', async () => {
  const { clock, missed, watch } = setUp();
  watch.record(incoming({ seq: 1n, time: at(1) }));
  await clock.advance(19_999);
  expect(missed).not.toHaveBeenCalled();
  await clock.advance(20_001);
  watch.record(incoming({ seq: 2n, time: at(2) }));
  await clock.advance(100_000);
  expect(missed).toHaveBeenCalledTimes(1);
});

test('what the stream brings before or after the record is not missed', async () => {
  const { clock, missed, watch } = setUp();
  watch.live(incoming({ seq: 1n, time: at(1) }));
  watch.record(incoming({ seq: 1n, time: at(1) }));
  watch.record(incoming({ seq: 2n, time: at(5_000) }));
  await clock.advance(5_000);
  watch.live(incoming({ seq: 2n, time: at(5_000) }));
  await clock.advance(100_000);
  expect(missed).not.toHaveBeenCalled();
});

test('a twin in another hierarchy counts, also across the second; what was before the stream does not', async () => {
  const { clock, missed, watch } = setUp();
  watch.live(incoming({ seq: 1n, time: at(999), checksum: 'c' }));
  watch.record(incoming({ seq: 2n, time: at(1_002), checksum: 'c' }));
  watch.record(incoming({ seq: 0n, time: SINCE - 1n, checksum: 'd' }));
  await clock.advance(100_000);
  expect(missed).not.toHaveBeenCalled();
});

test('what the stream brings after the record is not missed, however much comes until that is checked', async () => {
  const { clock, missed, watch } = setUp();
  watch.record(incoming({ seq: 1n, time: at(1) }));
  for (let n = 1; n <= 20_000; n++) watch.live(incoming({ seq: BigInt(n), time: at(n) }));
  await clock.advance(100_000);
  expect(missed).not.toHaveBeenCalled();
});
