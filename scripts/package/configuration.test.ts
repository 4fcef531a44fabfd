import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { checkConfiguration, readConfiguration } from './configuration.mjs';

const config = await readConfiguration();
const targetsOf = (list: (string | { target: string; arch?: string })[]) =>
  list.map((one) => (typeof one === 'string' ? one : `${one.target} ${one.arch}`));

// The schema is large, and compiling it takes seconds.
it('is valid by the schema of electron-builder, and each file it names is there', { timeout: 60_000 }, () =>
  checkConfiguration(),
);
it('has installers for the three systems', () => {
  expect(targetsOf(config.linux.target)).toEqual(['AppImage', 'deb', 'rpm']);
  expect(targetsOf(config.mac.target)).toEqual(['dmg universal', 'zip universal']);
  expect(targetsOf(config.win.target)).toEqual(['nsis']);
});
it('keeps the hardened runtime, from which only compiling JavaScript is taken back', async () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true });
  const text = await readFile(join(root, config.mac.entitlements), 'utf8');
  expect([...text.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ]);
});
it('leaves signing and notarising to the environment, and publishes nowhere', () => {
  expect(config.mac.identity).toBeUndefined();
  expect(config.mac.notarize).toBeUndefined();
  expect(config.win.signtoolOptions).toBeUndefined();
  expect(config.publish).toBeNull();
});
it.each([
  [
    'an unknown field',
    { ...config, mac: { ...config.mac, hardenedRuntim: true } },
    /not valid.*configuration\.mac/s,
  ],
  ['a wrong type', { ...config, nsis: { oneClick: 'no' } }, /not valid.*oneClick/s],
  [
    'a missing file',
    { ...config, mac: { ...config.mac, entitlements: 'build/none.plist' } },
    /build\/none\.plist, which is not there/,
  ],
])('refuses %s', (_, broken, sentence) => expect(checkConfiguration(broken)).rejects.toThrow(sentence));
