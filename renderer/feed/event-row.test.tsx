import { expect, it } from 'vitest';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { titleOf } from './event-row.tsx';

const row = (change: Partial<EventRow>): EventRow => ({
  account: 'a',
  id: 1,
  time: 0,
  action: 'deleted',
  subject: 'object',
  resourceId: 'x',
  name: null,
  path: [],
  text: null,
  read: false,
  subscriptions: [],
  ...change,
});

it('is called by its name, else by what stands for it', () => {
  expect(titleOf(row({ name: 'reads.fastq' }))).toBe('reads.fastq');
  expect(titleOf(row({ text: 'Your permission changed.' }))).toBe('Your permission changed.');
  expect(titleOf(row({}))).toBe('Name not known yet');
});
it('is a deleted object when its name was never known and cannot be asked for any more', () => {
  expect(titleOf(row({ name: '' }))).toBe('A deleted object');
  expect(titleOf(row({ name: '', subject: 'dataset' }))).toBe('A deleted dataset');
});
