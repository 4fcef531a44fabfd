import { expect, test } from 'vitest';
import { entryText, execLine, isEnabled, programOf, readEntry } from './desktop-entry.ts';

const parsed = (text: string) => readEntry(text) ?? new Map<string, string>();

test.each([
  ['/usr/bin/aruna-notify', '/usr/bin/aruna-notify'],
  ['/home/ada/My Apps/Aruna Notify.AppImage', '"/home/ada/My Apps/Aruna Notify.AppImage"'],
  ['/opt/100%/app', '/opt/100%%/app'],
  ['/opt/a"b/app', String.raw`"/opt/a\\"b/app"`],
  ['/opt/$HOME/`x`', '"/opt/\\\\$HOME/\\\\`x\\\\`"'],
  [String.raw`/opt/back\slash`, String.raw`"/opt/back\\\\slash"`],
  ['/opt/(x86)/app', '"/opt/(x86)/app"'],
  ['/home/ада/приложение', '/home/ада/приложение'],
])('%s is written as the specification wants it, and read back', (program, line) => {
  expect(execLine([program, '--hidden'])).toBe(`${line} --hidden`);
  expect(programOf(execLine([program, '--hidden']))).toBe(program);
});

test('what was written is enabled', () => {
  const entry = parsed(entryText('Aruna Notify', ['/usr/bin/aruna-notify', '--hidden']));
  expect(entry.get('Exec')).toBe('/usr/bin/aruna-notify --hidden');
  expect(isEnabled(entry, ['GNOME'])).toBe(true);
});

test.each([
  ['Hidden=true', false],
  ['Hidden=false', true],
  ['X-GNOME-Autostart-enabled=false', false],
  ['X-GNOME-Autostart-enabled = false', false],
  ['OnlyShowIn=KDE;', false],
  ['OnlyShowIn=KDE;GNOME;', true],
  ['NotShowIn=GNOME;', false],
  ['NotShowIn=KDE;', true],
  ['[Desktop Action quit]\nHidden=true', true],
])('an entry with %s: on is %s', (line, expected) => {
  const entry = parsed(`[Desktop Entry]\nType=Application\nExec=app\n${line}\n`);
  expect(isEnabled(entry, ['ubuntu', 'GNOME'])).toBe(expected);
});

test('an entry without a program, and a file that is no entry, are off', () => {
  expect(isEnabled(parsed('[Desktop Entry]\nType=Application\n'), [])).toBe(false);
  expect(readEntry('not an entry')).toBeNull();
});
