import { expect, it } from 'vitest';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { burstTitle } from './burst-row.tsx';

const row = { subject: 'object' } as EventRow;

it('says how many things a burst is about, and how many events where that is more', () => {
  expect(burstTitle(row, { events: 1370, unread: 0, resources: 1370 })).toBe('1,370 objects');
  expect(burstTitle(row, { events: 12, unread: 0, resources: 1 })).toBe('1 object (12 events)');
});
