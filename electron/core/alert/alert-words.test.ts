import { expect, test } from 'vitest';
import type { EventRow } from '../model/event.ts';
import { alertWords } from './alert-words.ts';
import { addToTally, emptyTally } from './tally.ts';

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

const rowsOf = (count: number, part: Partial<EventRow> = {}) =>
  Array.from({ length: count }, (_, i) => row({ resourceId: `r${i}`, ...part }));

function summary(words: typeof en, rows: EventRow[]) {
  const tally = emptyTally();
  addToTally(tally, rows);
  return words.summary(7, tally);
}

test('many events say what they have in common', () => {
  const deleted = rowsOf(4, { action: 'deleted' });
  expect(summary(en, deleted).title).toBe('4 objects deleted in soil');
  expect(summary(de, deleted).title).toBe('4 Objekte in soil gelöscht');
  const kinds = [...deleted, row({ action: 'deleted', subject: 'dataset' })];
  expect(summary(en, kinds).title).toBe('5 items deleted in soil');
  const places = [...deleted, row({ action: 'deleted', path: ['lake'] })];
  expect(summary(en, places).title).toBe('5 objects deleted in soil and lake');
  const mixed = [...places, row({ action: 'updated', path: ['lake'] })];
  expect(summary(en, mixed).title).toBe('6 events in soil and lake');
  expect(summary(de, mixed).title).toBe('6 Ereignisse in soil und lake');
  expect(summary(de, [...mixed, row({ path: ['x'] })]).title).toBe('7 Ereignisse in 3 Projekten');
  expect(summary(en, rowsOf(2, { path: [] })).title).toBe('2 objects updated');
});

test('events are not called resources where one had several, or none is meant', () => {
  expect(summary(en, [...rowsOf(4), row({ resourceId: 'r0' })]).title).toBe('5 events in soil');
  const profile = row({ subject: 'user', resourceId: 'u', path: [] });
  expect(summary(en, [...rowsOf(4), profile]).title).toBe('5 events in soil');
  expect(summary(en, rowsOf(4, { subject: 'announcement', resourceId: null })).title).toBe(
    '4 events in soil',
  );
});

test('the names of the latest three are shown, also of a burst that came in pieces', () => {
  const tally = emptyTally();
  for (const name of ['a', 'b', 'c', 'd']) addToTally(tally, [row({ name })]);
  expect(en.summary(7, tally)).toMatchObject({ body: 'b, c, d, …', key: 'summary-a-7' });
});

test('counts are written as the language does', () => {
  expect(en.backlog(1_200).title).toBe('1,200 events while you were away');
  expect(de.backlog(1_200).title).toBe('1.200 Ereignisse, während Sie weg waren');
  expect(de.notifications(1_200).title).toBe('1.200 Mitteilungen warten auf Sie');
  expect(de.damaged('Uni').title).toContain('Uni');
  expect(de.notification('n', { is: 'text', text: 'Ada asks' }).body).toBe('Wartet im Eingang auf Sie.');
});
