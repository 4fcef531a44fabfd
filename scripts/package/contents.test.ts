import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { strayFiles } from './contents.mjs';
import afterExtract from './hooks/after-extract.mjs';
import afterPack from './hooks/after-pack.mjs';
import { excess, measure, sizeLines } from './sizes.mjs';

const linux = { platform: 'linux', arch: 'x64' } as const;
const binary = 'node_modules/@photostructure/sqlite/prebuilds/linux-x64/@photostructure+sqlite.glibc.node';
let folder: string;
let resources: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aruna-notify-contents-'));
  resources = join(folder, 'app/resources');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(base: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(base, name)), { recursive: true });
    await writeFile(join(base, name), name);
  }
}

/** Packs an app whose archive holds what belongs into it, and these files. */
async function packWith(names: readonly string[]): Promise<void> {
  const source = join(folder, 'source');
  const pictures = ['build/tray/normal@2x.png', 'build/banner/object.png'];
  const others = ['package.json', 'out/app/main/main.js', 'build/sounds/chime.wav', binary];
  await write(source, [...others, ...pictures, ...names]);
  await mkdir(resources, { recursive: true });
  await write(join(folder, 'app'), ['LICENSE.electron.txt', 'LICENSES.chromium.html']);
  await createPackageWithOptions(source, join(resources, 'app.asar'), { unpack: '{*.node,*.wav}' });
}

const context = () => ({
  appOutDir: join(folder, 'app'),
  arch: 1,
  electronPlatformName: 'linux' as const,
  packager: { appInfo: { productFilename: 'Aruna Notify' } },
});

it('finds nothing in what is packed as it should be', async () => {
  await packWith([]);
  expect(await strayFiles(resources, linux)).toEqual([]);
  await afterPack(context());
});
it.each([
  ['the feed of another app', ['app-update.yml'], []],
  ['a default app', ['default_app.asar'], []],
  ['a file beside the binary', ['app.asar.unpacked/node_modules/@photostructure/sqlite/src/sqlite3.c'], []],
  ['an unknown folder', ['app/package.json'], []],
  ['a source in the archive', [], ['electron/main.ts']],
  ['a map in the archive', [], ['out/app/main/main.js.map']],
  ['a package that nothing loads', [], ['node_modules/left-pad/index.js']],
  ['the binary of another system', [], [binary.replace('linux-x64', 'win32-x64')]],
  ['a binary for another C library', [], [binary.replace('glibc', 'musl')]],
])('stops at %s', async (_, beside, archived) => {
  await packWith(archived);
  await write(resources, beside);
  const stray = await strayFiles(resources, linux);
  expect(stray.join('\n')).toContain([...beside, ...archived][0]);
  await expect(afterPack(context())).rejects.toThrow(/do not belong into the packed app/);
});
it.each(['LICENSE.electron.txt', 'LICENSES.chromium.html'])('stops where %s is missing', async (name) => {
  await packWith([]);
  await rm(join(folder, 'app', name));
  await expect(afterPack(context())).rejects.toThrow(`${name} is missing`);
});
it('takes everything that the runtime brings out of its resources, but keeps what macOS needs', async () => {
  await write(resources, ['app-update.yml', 'default_app.asar', 'app/package.json']);
  await afterExtract(context());
  expect(await strayFiles(resources, linux)).toEqual([]);

  const mac = join(folder, 'mac/Electron.app/Contents/Resources');
  await write(mac, ['en.lproj/locale.pak', 'LICENSE.electron.txt', 'default_app.asar', 'app-update.yml']);
  await afterExtract({ appOutDir: join(folder, 'mac'), electronPlatformName: 'darwin' });
  expect(await strayFiles(mac, { platform: 'darwin', arch: 'arm64' })).toEqual([]);
});
it('measures the app, and says what is over its budget', async () => {
  await packWith([]);
  const sizes = await measure(join(folder, 'app'), resources);
  expect(sizes.map(({ bytes }) => bytes)).toEqual(sizes.map(() => expect.any(Number)));
  expect(sizeLines(sizes)).toHaveLength(sizes.length);
  expect(excess(sizes)).toBeNull();
  const large = sizes.map((size) => (size.name === 'app.asar' ? { ...size, bytes: size.most + 1 } : size));
  expect(excess(large)).toMatch(/^What was packed is larger than its budget: app\.asar \(/);
});
