import { expect, it } from 'vitest';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { contextOf, titleOf } from './event-row.tsx';

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
it('keeps its identity when its name was never known and cannot be asked for any more', () => {
  expect(titleOf(row({ name: '', resourceId: '01JABCDEFGHJKMNPQRSTVWXTBH' }))).toBe('Object …TBH, deleted');
  expect(titleOf(row({ name: '', subject: 'dataset', resourceId: 'abc9' }))).toBe('Dataset …bc9, deleted');
});

it('is an announcement with its teaser below', () => {
  const news = row({ subject: 'announcement', action: 'announced', resourceId: null, text: 'New disks' });
  expect(contextOf(news)).toBe('Announcement');
  const announcement = { kind: 'maintenance' as const, teaser: 'On Saturday' };
  expect([titleOf(news), contextOf({ ...news, announcement })]).toEqual(['New disks', 'On Saturday']);
});

it('is what happened when it is about oneself, also before that is known', () => {
  const own = row({ subject: 'user', action: 'updated', resourceId: null });
  expect(titleOf(own)).toBe('Your profile or permissions changed');
  const change = { id: 'r', kind: 'project' as const, name: 'soil-survey', from: null, created: false };
  const changed = {
    ...own,
    personal: { is: 'permissions' as const, changes: [{ ...change, to: 'append' as const }] },
  };
  expect(titleOf(changed)).toBe('Your permissions changed: soil-survey, now Append');
  expect(contextOf(changed)).toBe('About you');
});
