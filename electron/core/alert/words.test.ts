import { expect, test } from 'vitest';
import type { EventRow } from '../event/event.ts';
import { alertWords } from './words.ts';

const row = (part: Partial<EventRow> = {}): EventRow => ({
  account: 'a',
  id: 1,
  time: 0,
  action: 'updated',
  subject: 'object',
  resourceId: 'r',
  name: 'reads.fastq',
  path: ['soil', 'cores'],
  text: null,
  read: false,
  subscriptions: ['1'],
  ...part,
});
const en = alertWords('a', 'en');
const de = alertWords('a', 'de-DE');

test('one event, in the language of the screens', () => {
  expect(en.event(row())).toMatchObject({ title: 'reads.fastq updated', body: 'soil / cores' });
  expect(en.event(row({ action: 'available' })).title).toBe('reads.fastq is available');
  expect(de.event(row({ action: 'deleted' })).title).toBe('reads.fastq wurde gelöscht');
  expect(de.event(row({ name: null, subject: 'user' })).title).toBe(
    'Ihr Profil oder Ihre Rechte haben sich geändert',
  );
  expect(en.event(row({ name: '', action: 'deleted' })).title).toBe('A resource deleted');
  expect(de.event(row({ name: null, text: 'Downtime' })).title).toBe('Downtime');
});

test('many events say what they have in common', () => {
  const deleted = Array.from({ length: 4 }, () => row({ action: 'deleted' }));
  expect(en.summary(deleted).title).toBe('4 events deleted in soil');
  expect(de.summary(deleted).title).toBe('4 Ereignisse in soil: gelöscht');
  const mixed = [...deleted, row({ path: ['lake'] })];
  expect(en.summary(mixed).title).toBe('5 events in soil and lake');
  expect(de.summary(mixed).title).toBe('5 Ereignisse in soil und lake');
  expect(de.summary([...mixed, row({ path: ['x'] })]).title).toBe('6 Ereignisse in 3 Projekten');
  expect(en.summary([row({ path: [] }), row({ path: [], action: 'created' })]).title).toBe('2 events');
});

test('counts are written as the language does', () => {
  expect(en.backlog(1_200).title).toBe('1,200 events while you were away');
  expect(de.backlog(1_200).title).toBe('1.200 Ereignisse, während Sie weg waren');
  expect(de.notifications(1_200).title).toBe('1.200 Mitteilungen warten auf Sie');
  expect(de.damaged('Uni').title).toContain('Uni');
  expect(de.notification('n', { is: 'text', text: 'Ada asks' }).body).toBe('Wartet im Eingang auf Sie.');
});
