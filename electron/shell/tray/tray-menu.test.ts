import { expect, test } from 'vitest';
import { languageFor } from '../../words/language.ts';
import { account, event } from '../testing/fixtures.ts';
import { overview } from './overview.ts';
import { eventLine, type TrayEntry, trayMenu } from './tray-menu.ts';

const language = languageFor('en');
const problem = { kind: 'signed-out', code: 'token-incomplete', args: {} } as const;
const live = { state: 'live' } as const;

const NOW = Date.UTC(2026, 5, 1);

const labels = (entries: TrayEntry[]): string[] =>
  entries.map((entry) => (entry === 'separator' ? '-' : entry.label));

test('counts, accounts, the latest five events, what can be done, quit', () => {
  const events = [6, 5, 4, 3, 2, 1].map((id) => event(id));
  expect(
    labels(trayMenu(overview([account({ unread: 6 })], live, null, language), events, language, NOW)),
  ).toEqual([
    '6 unread events',
    'Connected',
    'Accounts',
    '-',
    'Inbox (0)',
    'Mark all as read',
    '-',
    'reads_6.fastq.gz updated',
    'reads_5.fastq.gz updated',
    'reads_4.fastq.gz updated',
    'reads_3.fastq.gz updated',
    'reads_2.fastq.gz updated',
    '-',
    'Open Aruna Notify',
    'Pause alerts',
    'Settings',
    'About Aruna Notify',
    '-',
    'Quit',
  ]);
});

test('clicking an event in the menu opens that event', () => {
  const entry = trayMenu(overview([], live, null, language), [event(7)], language, NOW).find(
    (e) => e !== 'separator' && e.label.startsWith('reads'),
  );
  expect(entry).toMatchObject({
    action: { do: 'goto', goto: { screen: 'feed', account: 'a', event: 7 } },
  });
});

test('every account is listed with its state', () => {
  const accounts = [
    account({ label: 'R&D' }),
    account({ label: 'Uni', status: { state: 'sign-in-needed', problem } }),
  ];
  const entries = trayMenu(overview(accounts, live, null, language), [], language, NOW);
  const list = entries.find((entry) => entry !== 'separator' && entry.label === 'Accounts');
  expect(list !== undefined && list !== 'separator' && 'entries' in list && labels(list.entries)).toEqual([
    'R&&D: Connected',
    'Uni: Sign-in needed',
    'Add account…',
  ]);
});

test('acknowledging all and marking all read are offered where there is something to act on', () => {
  const entries = trayMenu(
    overview([account({ inbox: 3, unread: 2 })], live, null, language),
    [],
    language,
    NOW,
  );
  expect(labels(entries)).toEqual(
    expect.arrayContaining(['Inbox (3)', 'Acknowledge or dismiss all…', 'Mark all as read']),
  );
  expect(entries).toContainEqual({
    label: 'Acknowledge or dismiss all…',
    action: { do: 'command', command: 'acknowledge-all' },
  });
  const none = labels(trayMenu(overview([account()], live, null, language), [], language, NOW));
  expect(none).not.toContain('Acknowledge or dismiss all…');
  expect(none).not.toContain('Mark all as read');
});

test('before anybody has signed in, the menu offers nothing that needs an account', () => {
  expect(labels(trayMenu(overview([], live, null, language), [], language, NOW))).toEqual([
    'Nothing unread',
    'Not signed in',
    '-',
    'No events yet',
    '-',
    'Open Aruna Notify',
    'Pause alerts',
    'About Aruna Notify',
    '-',
    'Quit',
  ]);
});

test('while alerts are paused the menu offers to resume them', () => {
  const hold = { by: 'pause', until: null } as const;
  const entries = trayMenu(overview([], live, { isPaused: true, hold }, language), [], language, NOW);
  expect(labels(entries)).toContain('Alerts paused');
  expect(entries).toContainEqual({ label: 'Resume alerts', action: { do: 'pause', choice: null } });
});

test('in quiet hours the menu says so, and still offers to pause', () => {
  const hold = { by: 'quiet-hours', until: null } as const;
  const seen = overview([], live, { isPaused: false, hold }, language);
  expect(labels(trayMenu(seen, [], language, NOW))).toEqual(
    expect.arrayContaining(['Quiet hours', 'Pause alerts']),
  );
});

test('names given by other people cannot break the menu', () => {
  expect(eventLine(event(1, { name: 'R&D\n\u202Egpj.exe', action: 'created' }), language)).toBe(
    'R&&D gpj.exe created',
  );
  const long = eventLine(event(1, { name: `${'x'.repeat(10_000)}_R1.fastq.gz` }), language);
  expect(long.length).toBeLessThanOrEqual(60);
  expect(long).toContain('_R1.fastq.gz');
  const resourceId = '01JABCDEFGHJKMNPQRSTVWXTBH';
  expect(eventLine(event(1, { name: null, resourceId }), language)).toBe('Object …TBH updated');
  expect(eventLine(event(1, { name: '', resourceId, action: 'deleted' }), language)).toBe(
    'Object …TBH deleted',
  );
  const own = event(1, { name: null, subject: 'user', personal: { is: 'profile' } });
  expect(eventLine(own, language)).toBe('Your profile changed');
});

test('the menu speaks the language of the screens', () => {
  const german = languageFor('de');
  const entries = trayMenu(overview([account()], live, null, german), [event(1)], german, NOW);
  expect(labels(entries)).toEqual([
    'Nichts ungelesen',
    'Verbunden',
    'Konten',
    '-',
    'Eingang (0)',
    '-',
    'reads_1.fastq.gz wurde geändert',
    '-',
    'Aruna Notify öffnen',
    'Hinweise anhalten',
    'Einstellungen',
    'Über Aruna Notify',
    '-',
    'Beenden',
  ]);
  const paused = { isPaused: true, hold: { by: 'pause', until: 0 } } as const;
  expect(labels(trayMenu(overview([], live, paused, german), [], german, NOW))).toContainEqual(
    expect.stringMatching(/^Hinweise angehalten bis 01\.01\.1970/),
  );
});

test('emoji and Persian words stay whole, also where a name is cut', () => {
  const line = (name: string) => eventLine(event(1, { name, action: 'created' }), language);
  expect(line('👩‍🔬 Probe.csv')).toBe('👩‍🔬 Probe.csv created');
  expect(line('می‌خواهم')).toBe('می‌خواهم created');
  expect(line('👩‍🔬'.repeat(50))).toBe(`${'👩‍🔬'.repeat(20)}…${'👩‍🔬'.repeat(19)} created`);
});
