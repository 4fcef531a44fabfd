import { expect, it } from 'vitest';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { burstContext, burstTitle } from './burst-row.tsx';

const row = { subject: 'object' } as EventRow;

it('says what it began with, and how many others there are', () => {
  const first = { ...row, name: 'reads_0.fastq', path: ['soil', 'cores'] };
  const burst = { events: 12, unread: 7, resources: 12 };
  expect(burstContext(first, burst)).toBe('reads_0.fastq and 11 more · soil / cores');
  expect(burstContext({ ...first, name: null }, burst)).toBe('soil / cores');
  expect(burstContext(first, { ...burst, resources: 1 })).toBe('reads_0.fastq · soil / cores');
});
it('says how many things a burst is about, and how many events where that is more', () => {
  expect(burstTitle(row, { events: 1370, unread: 0, resources: 1370 })).toBe('1,370 objects');
  expect(burstTitle(row, { events: 12, unread: 0, resources: 1 })).toBe('1 object (12 events)');
});
