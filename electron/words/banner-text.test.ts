import { expect, test } from 'vitest';
import {
  backlogAlert,
  burstAlert,
  damagedAlert,
  eventAlert,
  notificationAlert,
  notificationsAlert,
  signInAlert,
  tokenRestoredAlert,
  unreachableAlert,
} from '../core/alert/alerts.ts';
import { addToTally, emptyTally } from '../core/alert/tally.ts';
import type { AlertRow } from '../core/model/alert.ts';
import type { EventRow } from '../core/model/event.ts';
import { problem } from '../core/model/problem.ts';
import { bannerTextFor, bannerTextIn } from './banner-text.ts';
import { languageFor } from './language.ts';

const row = (part: Partial<EventRow> = {}): AlertRow => ({
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
  isUrgent: false,
  rule: null,
  ...part,
});
const event = (part: Partial<EventRow> = {}) => eventAlert(row(part));
const en = bannerTextIn(languageFor('en'));
const de = bannerTextIn(languageFor('de-DE'));

test('one event, in the language of the screens', () => {
  expect(en(event())).toMatchObject({ title: 'reads.fastq updated', body: 'soil / cores' });
  expect(en(event({ action: 'available' })).title).toBe('reads.fastq is available');
  expect(de(event({ action: 'deleted' })).title).toBe('reads.fastq wurde gelöscht');
  expect(de(event({ name: null, subject: 'user' })).title).toBe(
    'Ihr Profil oder Ihre Rechte haben sich geändert',
  );
  const nameless = { name: '', resourceId: '01JABCDEFGHJKMNPQRSTVWXTBH', action: 'deleted' } as const;
  expect(en(event(nameless)).title).toBe('Object …TBH deleted');
  expect(de(event(nameless)).title).toBe('Objekt …TBH wurde gelöscht');
  expect(de(event({ name: null, text: 'Downtime' })).title).toBe('Downtime');
});

test('an announcement says its title and its teaser', () => {
  const announcement = { kind: 'maintenance' as const, teaser: 'On Saturday from six to nine.' };
  expect(en(event({ name: null, path: [], text: 'Downtime', announcement }))).toEqual({
    title: 'Downtime',
    body: 'On Saturday from six to nine.',
  });
});

const rowsOf = (count: number, part: Partial<EventRow> = {}) =>
  Array.from({ length: count }, (_, i) => row({ resourceId: `r${i}`, ...part }));

function summary(textOf: typeof en, rows: AlertRow[]) {
  const tally = emptyTally();
  addToTally(tally, rows);
  return textOf(burstAlert('a', 7, tally));
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
  expect(en(burstAlert('a', 7, tally)).body).toBe('b, c, d, …');
});

test('counts are written as the language does', () => {
  expect(en(backlogAlert('a', { count: 1_200, first: 1, last: 1_300 })).title).toBe(
    '1,200 events while you were away',
  );
  expect(de(backlogAlert('a', { count: 1_200, first: 1, last: 1_300 })).title).toBe(
    '1.200 Ereignisse, während Sie weg waren',
  );
  expect(de(notificationsAlert('a', Array<string>(1_200).fill('n'), false)).title).toBe(
    '1.200 Mitteilungen warten',
  );
  expect(de(damagedAlert('a', 'Uni')).title).toContain('Uni');
  expect(
    de(notificationAlert('a', 'n', { is: 'text', text: 'Ada asks' }, { rule: null, outcome: 'banner' })).body,
  ).toBe('Zum Bestätigen öffnen.');
});

test('a snapshot is named as people say it, and what a click is for depends on the notification', () => {
  expect(en(event({ action: 'snapshotted' })).title).toBe('Snapshot of reads.fastq taken');
  expect(de(event({ action: 'snapshotted' })).title).toBe('Snapshot von reads.fastq erstellt');
  const snapshots = rowsOf(4, { action: 'snapshotted', subject: 'dataset' });
  expect(summary(en, snapshots).title).toBe('4 snapshots taken in soil');
  expect(summary(de, snapshots).title).toBe('4 Snapshots in soil erstellt');
  const request = notificationAlert(
    'a',
    'n',
    {
      is: 'access-requested',
      user: 'Ada',
      resource: 'soil',
      kind: 'project',
      level: null,
    },
    { rule: null, outcome: 'banner' },
  );
  expect(en(request)).toEqual({
    title: 'Ada requests access to project soil',
    body: 'Open to grant or dismiss.',
  });
  expect(
    en(
      notificationAlert(
        'a',
        'n',
        { is: 'permission-revoked', resource: 'soil' },
        { rule: null, outcome: 'banner' },
      ),
    ).body,
  ).toBe('Open to acknowledge.');
});

test('with contents hidden, a banner names nothing and nobody, and follows the setting at once', () => {
  let hides = true;
  const textOf = bannerTextFor(languageFor('en'), {
    hidesContents: () => hides,
    nameOf: () => 'secret account',
    whichOf: () => 'secret one',
  });
  const event: EventRow = {
    ...{ account: 'a', id: 1, time: 0, resourceId: 'r', text: null, read: false, subscriptions: [] },
    ...{ action: 'created', subject: 'object', name: 'secret.csv', path: ['secret project'] },
  };
  const said = () => JSON.stringify(textOf({ account: 'a', about: { is: 'event', event } }));
  expect(said()).not.toContain('secret');
  const summary = { count: 1_200, same: null, projects: ['secret'], names: ['secret.csv'] };
  const why = problem('no-answer', { server: 'secret' });
  for (const about of [
    damagedAlert('a', 'secret'),
    tokenRestoredAlert('a', 'secret'),
    signInAlert('a', 'secret', why),
    unreachableAlert('a', 'secret', why),
  ])
    expect(JSON.stringify(textOf(about))).not.toContain('secret');
  expect(textOf({ account: 'a', about: { is: 'events', summary } })).toEqual({
    title: '1,200 events',
    body: 'Open to see it.',
  });
  hides = false;
  expect(said()).toContain('secret.csv created');
});

test('the account is named where there are several, unless the title names it', () => {
  const named = (name: string | null) =>
    bannerTextFor(languageFor('en'), { hidesContents: () => false, nameOf: () => name, whichOf: () => null });
  expect(named(null)(event()).body).toBe('soil / cores');
  expect(named('Uni')(event()).body).toBe('Uni · soil / cores');
  expect(named('Uni')(event({ path: [] })).body).toBe('Uni');
  expect(named('Uni')(damagedAlert('a', 'Uni')).body).not.toContain('Uni');
});

test('where an account watches several of one name, the banner says which of them', () => {
  const textOf = bannerTextFor(languageFor('en'), {
    hidesContents: () => false,
    nameOf: () => 'Uni',
    whichOf: ({ subscriptions }) => (subscriptions.includes('second') ? 'soil (…WXY1)' : null),
  });
  expect(textOf(event({ subscriptions: ['second'] })).body).toBe('Uni · soil (…WXY1) · soil / cores');
  expect(textOf(event({ subscriptions: ['other'] })).body).toBe('Uni · soil / cores');
});
