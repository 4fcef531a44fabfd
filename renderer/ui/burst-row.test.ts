import { expect, it } from 'vitest';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { burstContext, burstTitle } from './burst-row.tsx';

const row = { subject: 'object' } as EventRow;

it('says what it began with, and how many others there are', () => {
  const first = { ...row, name: 'reads_0.fastq', path: ['soil', 'cores'] };
  const burst = { events: 12, unread: 7, resources: 12, names: [] };
  expect(burstContext(first, burst)).toBe('reads_0.fastq and 11 more · soil / cores');
  expect(burstContext(first, { ...burst, names: ['reads_1.fastq', 'reads_2.fastq'] })).toBe(
    'reads_0.fastq, reads_1.fastq, reads_2.fastq and 9 more · soil / cores',
  );
  expect(burstContext(first, { ...burst, resources: 2, names: ['reads_1.fastq'] })).toBe(
    'reads_0.fastq and reads_1.fastq · soil / cores',
  );
  expect(burstContext({ ...first, name: null }, burst)).toBe('soil / cores');
  expect(burstContext(first, { ...burst, resources: 1 })).toBe('reads_0.fastq · soil / cores');
});
it('says how many things a burst is about, and how many events where that is more', () => {
  expect(burstTitle(row, { events: 1370, unread: 0, resources: 1370, names: [] })).toBe('1,370 objects');
  expect(burstTitle(row, { events: 12, unread: 0, resources: 1, names: [] })).toBe('1 object (12 events)');
});
