import { expect, test } from 'vitest';
import type { Problem } from '../../core/model/problem.ts';
import { languageFor } from '../../words/language.ts';
import { account } from '../testing/fixtures.ts';
import { overview } from './overview.ts';

const language = languageFor('en');

const problem: Problem = { kind: 'signed-out', message: 'The token has expired.', next: 'Enter a new one.' };

test('badge, title, tooltip and icon tell the same number', () => {
  const seen = overview([account({ unread: 1200, inbox: 3 }), account({ unread: 1 })], null, language);
  expect(seen).toMatchObject({ unread: 1201, inbox: 3, badge: 1204, state: 'unread' });
  expect(seen.title).toBe('(1,204) Aruna Notify');
  expect(seen.lines).toEqual(['1,201 unread events', '3 notifications to acknowledge', 'Live']);
  expect(seen.tooltip).toContain('1,201 unread events');
});

test('with nothing unread nothing asks for attention', () => {
  expect(overview([account()], null, language)).toMatchObject({
    badge: 0,
    state: 'normal',
    title: 'Aruna Notify',
    lines: ['Nothing unread', 'Live'],
  });
});

test('the icon shows the worst account, and the lines say which one and why', () => {
  const accounts = [
    account({ unread: 5 }),
    account({ label: 'other', status: { state: 'sign-in-needed', problem } }),
    account({ label: 'third', status: { state: 'offline' } }),
  ];
  const seen = overview(accounts, null, language);
  expect(seen.state).toBe('problem');
  expect(seen.badge).toBe(5);
  expect(seen.lines.slice(1)).toEqual(['other: The token has expired.', 'third: Offline']);
});

test('catching up and a pause are not a problem', () => {
  const catching = account({ status: { state: 'catching-up', done: 1, total: 9 } });
  expect(overview([catching], null, language).state).toBe('normal');
  expect(overview([account({ status: { state: 'paused' } })], null, language).state).toBe('normal');
});

test('without an account it says so', () => {
  expect(overview([], null, language).lines).toEqual(['Nothing unread', 'Not signed in']);
});

test('another language says the same, with its own numbers', () => {
  const seen = overview([account({ unread: 1_200, inbox: 1 })], null, languageFor('de-DE'));
  expect(seen.lines).toEqual(['1.200 ungelesene Ereignisse', '1 Mitteilung zu bestätigen', 'Live']);
  expect(seen.title).toBe('(1.201) Aruna Notify');
  const over = account({ label: 'Uni', status: { state: 'sign-in-needed', problem } });
  expect(overview([over], null, languageFor('de')).lines).toContain('Uni: Anmeldung nötig');
});
