import { expect, test } from 'vitest';
import { languageFor } from '../../words/language.ts';
import { account, event } from '../testing/fixtures.ts';
import { overview } from './overview.ts';
import { eventLine, type TrayEntry, trayMenu } from './tray-menu.ts';

const language = languageFor('en');
const live = { state: 'live' } as const;

const NOW = Date.UTC(2026, 5, 1);

const labels = (entries: TrayEntry[]): string[] =>
  entries.map((entry) => (entry === 'separator' ? '-' : entry.label));

test('counts, the latest five events, open, pause, quit', () => {
  const events = [6, 5, 4, 3, 2, 1].map((id) => event(id));
  expect(
    labels(trayMenu(overview([account({ unread: 6 })], live, null, language), events, language, NOW)),
  ).toEqual([
    '6 unread events',
    'Live',
    '-',
    'reads_6.fastq.gz updated',
    'reads_5.fastq.gz updated',
    'reads_4.fastq.gz updated',
    'reads_3.fastq.gz updated',
    'reads_2.fastq.gz updated',
    '-',
    'Open Aruna Notify',
    'Pause alerts',
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

test('while alerts are paused the menu offers to resume them', () => {
  const entries = trayMenu(overview([], live, -1, language), [], language, NOW);
  expect(labels(entries)).toContain('Alerts are paused');
  expect(entries).toContainEqual({ label: 'Resume alerts', action: { do: 'pause', minutes: 0 } });
});

test('names given by other people cannot break the menu', () => {
  expect(eventLine(event(1, { name: 'R&D\n\u202Egpj.exe', action: 'created' }), language)).toBe(
    'R&&D gpj.exe created',
  );
  const long = eventLine(event(1, { name: `${'x'.repeat(10_000)}_R1.fastq.gz` }), language);
  expect(long.length).toBeLessThanOrEqual(60);
  expect(long).toContain('_R1.fastq.gz');
  expect(eventLine(event(1, { name: null }), language)).toBe('A resource updated');
  expect(eventLine(event(1, { name: '', action: 'deleted' }), language)).toBe('A resource deleted');
  const own = event(1, { name: null, subject: 'user', personal: { is: 'profile' } });
  expect(eventLine(own, language)).toBe('Your profile changed');
});

test('the menu speaks the language of the screens', () => {
  const german = languageFor('de');
  const entries = trayMenu(overview([account()], live, null, german), [event(1)], german, NOW);
  expect(labels(entries)).toEqual([
    'Nichts ungelesen',
    'Live',
    '-',
    'reads_1.fastq.gz wurde geändert',
    '-',
    'Aruna Notify öffnen',
    'Hinweise anhalten',
    '-',
    'Beenden',
  ]);
  expect(labels(trayMenu(overview([], live, 0, german), [], german, NOW))).toContainEqual(
    expect.stringMatching(/^Hinweise sind bis 01\.01\.1970/),
  );
});
