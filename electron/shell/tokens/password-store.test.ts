import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bus, type BusCall, BusError, noBus } from '../bus/bus.ts';
import { choosePasswordStore, recordStore } from './password-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const secrets = 'org.freedesktop.secrets';
const opens = (bus: Bus) => async () => bus;
const busWith = (owned: string[], activatable: string[] = []) =>
  opens({
    ...noBus,
    call: async ({ member }: BusCall) => [member === 'ListNames' ? owned : activatable],
  });

test.each([
  ['sway', [secrets], [], 'gnome-libsecret'],
  ['', [secrets], [], 'gnome-libsecret'],
  ['X-Unknown:wlroots', [], [secrets], 'gnome-libsecret'],
  ['KDE', ['org.kde.kwalletd6', secrets], [], 'kwallet6'],
  ['KDE', [], ['org.kde.kwalletd5'], 'kwallet5'],
  ['KDE', [secrets], [], 'gnome-libsecret'],
  ['GNOME', ['org.kde.kwalletd6', secrets], [], 'gnome-libsecret'],
  ['i3', ['org.kde.kwalletd5'], [], 'kwallet5'],
  // A keychain may be started later.
  ['sway', [], [], 'gnome-libsecret'],
])('on %j with %j and %j to be started: %s', async (desktop, owned, activatable, store) => {
  expect(await choosePasswordStore(busWith(owned, activatable), folder, desktop)).toBe(store);
});

test('without a bus Chromium chooses; a bus that is slow may be there later', async () => {
  expect(await choosePasswordStore(opens(noBus), folder, 'sway')).toBeNull();
  const slow = opens({ ...noBus, call: () => Promise.reject(new BusError('deadline', 'no answer')) });
  expect(await choosePasswordStore(slow, folder, undefined)).toBe('gnome-libsecret');
});

test('the store that encrypted the tokens stays for as long as there are any', async () => {
  const bus = busWith([secrets]);
  recordStore(folder, 'kwallet6');
  expect(await choosePasswordStore(bus, folder, 'sway')).toBe('gnome-libsecret');
  writeFileSync(join(folder, 'a.sealed'), 'x');
  expect(await choosePasswordStore(bus, folder, 'sway')).toBe('kwallet6');
  const none = vi.fn(opens(noBus));
  expect(await choosePasswordStore(none, folder, 'sway')).toBe('kwallet6');
  expect(none, 'the window would wait for a bus that nothing is asked').not.toHaveBeenCalled();
  writeFileSync(join(folder, 'store'), 'kwal');
  expect(await choosePasswordStore(bus, folder, 'sway')).toBe('kwallet6');
  for (const file of ['store', 'store.good']) writeFileSync(join(folder, file), '\u0000garbage');
  expect(await choosePasswordStore(bus, folder, 'sway')).toBe('gnome-libsecret');
});
