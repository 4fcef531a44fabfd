import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { desktopEntry } from './desktop-entry.ts';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

test('the desktop file has one name everywhere', () => {
  const { name, desktopName } = JSON.parse(read('package.json'));
  expect(desktopName).toBe(`${desktopEntry}.desktop`);
  expect(name).toBe(desktopEntry);
  // electron-builder names the file and its StartupWMClass by desktopName where it is told to.
  const packager = read('electron-builder.yml');
  expect(packager).toMatch(new RegExp(`^ {2}executableName: ${desktopEntry}$`, 'm'));
  expect(packager).toMatch(/^ {2}syncDesktopName: true$/m);
  expect(packager).not.toContain('StartupWMClass');
});
