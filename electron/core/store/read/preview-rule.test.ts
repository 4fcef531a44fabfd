import { expect, onTestFinished, test } from 'vitest';
import { incoming } from '../../testing/messages.ts';
import { testStore } from '../../testing/store.ts';

const T = 1_780_000_000_000;

/** How many banners a rule for everything would have made of events at these times, ms. */
function bannersAt(...times: number[]): number {
  const { writer, reader, ...store } = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  writer.commit(
    times.map((ms, n) =>
      incoming({
        seq: BigInt(n + 1),
        time: BigInt(T + ms) * 1_000_000n,
        action: 1,
        resourceId: `01JABCDEFGHJKMNPQRSTVWX00${n}`,
      }),
    ),
  );
  const rule = { id: 'r', name: '', query: '', outcome: 'banner', accounts: null, isOn: true } as const;
  return reader.previewRule(rule, [], { accounts: [] }, T + 3_600_000).banners;
}

test('a preview counts banners as they would have come: one for many, and one for what comes together', () => {
  expect(bannersAt(0)).toBe(1);
  expect(bannersAt(0, 5_000, 10_000)).toBe(3);
  expect(bannersAt(0, 20, 10_000)).toBe(2);
  expect(bannersAt(0, 5_000, 10_000, 15_000)).toBe(1);
  expect(bannersAt(0, 5_000, 10_000, 50_000)).toBe(4);
});
