import { expect, test } from 'vitest';
import { createLedger } from './ledger.ts';

test('an ack is measured from the moment its own event was stored', () => {
  let now = 0;
  const seen: number[] = [];
  const ledger = createLedger(
    () => now,
    (acked) => seen.push(acked),
  );
  ledger.trace('read', 1, 3);
  now = 10;
  ledger.trace('stored', 1, 2);
  now = 20;
  ledger.trace('stored', 1, 1);
  now = 30;
  ledger.trace('acked', 1, 3);
  expect(ledger.storedToAcked()).toEqual({ p50: 20, p99: 20, max: 20 });
  expect(seen).toEqual([3]);
  expect(ledger.lastStored).toBe(20);
});

test('the most outstanding is counted for each subscription by itself', () => {
  const ledger = createLedger(
    () => 0,
    () => {},
  );
  ledger.trace('read', 1, 5);
  ledger.trace('read', 2, 7);
  ledger.trace('stored', 2, 7);
  ledger.trace('acked', 2, 7);
  ledger.trace('read', 2, 6);
  expect(ledger.mostOutstanding).toBe(7);
});
