import { expect, test } from 'vitest';
import { BadgeCounts } from '../../core/model/preferences.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { Status } from '../../core/model/status.ts';
import { languageFor } from '../../words/language.ts';
import { account } from '../testing/fixtures.ts';
import { overview } from './overview.ts';

const language = languageFor('en');
const live: Status = { state: 'live' };

const problem: Problem = { kind: 'signed-out', code: 'token-incomplete', args: {} };

test('badge, title and tooltip show the same number', () => {
  const seen = overview([account({ unread: 1200, inbox: 3 }), account({ unread: 1 })], live, null, language);
  expect(seen).toMatchObject({ unread: 1201, inbox: 3, badge: 1204, state: 'unread' });
  expect(seen.title).toBe('(1,204) Aruna Notify');
  expect(seen.lines).toEqual(['1,201 unread events', '3 notifications waiting', 'Connected']);
  expect(seen.tooltip).toContain('1,201 unread events');
});

test('without unread events nothing asks for attention', () => {
  expect(overview([account()], live, null, language)).toMatchObject({
    badge: 0,
    state: 'normal',
    title: 'Aruna Notify',
    lines: ['Nothing unread', 'Connected'],
  });
});

test('the icon shows the overall status, and the lines say which accounts are in trouble and why', () => {
  const signInNeeded: Status = { state: 'sign-in-needed', problem };
  const accounts = [
    account({ unread: 5 }),
    account({ label: 'other', status: signInNeeded }),
    account({ label: 'third', status: { state: 'offline' } }),
  ];
  const seen = overview(accounts, signInNeeded, null, language);
  expect(seen.state).toBe('problem');
  expect(seen.badge).toBe(5);
  expect(seen.lines.slice(1)).toEqual([
    'other: This token looks incomplete.',
    'third: Not connected, no network',
  ]);
});

test('the overall status decides, and is not worked out a second time', () => {
  const accounts = [account({ status: { state: 'connecting' } }), account()];
  const catchingUp: Status = { state: 'catching-up', done: 1, total: 9 };
  expect(overview(accounts, catchingUp, null, language).lines).toEqual([
    'Nothing unread',
    'Connected, catching up',
  ]);
  expect(overview(accounts, { state: 'offline' }, null, language).state).toBe('offline');
});

test('catching up and a pause are not a problem', () => {
  const calm: Status[] = [{ state: 'catching-up', done: 1, total: 9 }, { state: 'paused' }];
  for (const status of calm) {
    expect(overview([account({ status })], status, null, language).state).toBe('normal');
  }
});

test('without an account the menu says so', () => {
  expect(overview([], live, null, language).lines).toEqual(['Nothing unread', 'Not signed in']);
});

test('another language shows the same, with its own number format', () => {
  const seen = overview([account({ unread: 1_200, inbox: 1 })], live, null, languageFor('de-DE'));
  expect(seen.lines).toEqual(['1.200 ungelesene Ereignisse', '1 wartende Mitteilung', 'Verbunden']);
  expect(seen.title).toBe('(1.201) Aruna Notify');
  const status: Status = { state: 'sign-in-needed', problem };
  const over = account({ label: 'Uni', status });
  expect(overview([over], status, null, languageFor('de')).lines).toContain(
    'Uni: Dieses Token scheint unvollständig zu sein.',
  );
});

test('badge and title count what the person chose; the icon tells of everything', () => {
  const accounts = [account({ unread: 7, inbox: 3 })];
  const seen = (counted: BadgeCounts) => overview(accounts, live, null, language, counted);
  expect(seen('both')).toMatchObject({ badge: 10, title: '(10) Aruna Notify' });
  expect(seen('inbox')).toMatchObject({ badge: 3, title: '(3) Aruna Notify' });
  expect(seen('unread')).toMatchObject({ badge: 7, title: '(7) Aruna Notify' });
  expect(seen('nothing')).toMatchObject({ badge: 0, title: 'Aruna Notify', state: 'unread' });
  for (const counted of BadgeCounts.options) expect(seen(counted).lines).toEqual(seen('both').lines);
});
