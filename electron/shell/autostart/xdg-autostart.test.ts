import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { xdgAutostart } from './xdg-autostart.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'config/autostart/aruna-notify.desktop');
const open = (env: NodeJS.ProcessEnv = {}, program: string = process.execPath) =>
  xdgAutostart({
    env: {
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_CONFIG_DIRS: join(folder, 'system'),
      XDG_CURRENT_DESKTOP: 'GNOME',
      ...env,
    },
    command: [program, '--hidden'],
    name: 'Aruna Notify',
  });
const write = (path: string, text: string) => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};

test('it is off at first, on when set, and off again without leaving anything', async () => {
  const autostart = open();
  expect(await autostart.isOn()).toBe(false);
  await autostart.set(true);
  expect(readFileSync(file(), 'utf8')).toContain(`Exec=${process.execPath} --hidden\n`);
  expect(await autostart.isOn()).toBe(true);
  await autostart.set(false);
  expect(existsSync(file())).toBe(false);
  expect(await autostart.isOn()).toBe(false);
});

test('what other tools did to the entry is seen', async () => {
  const autostart = open();
  await autostart.set(true);
  const text = readFileSync(file(), 'utf8');
  writeFileSync(file(), text.replace('enabled=true', 'enabled=false'));
  expect(await autostart.isOn()).toBe(false);
  await autostart.set(true);
  expect(await autostart.isOn()).toBe(true);
});

test('an entry for everybody is overruled by one of the person’s own', async () => {
  const system = join(folder, 'system/autostart/aruna-notify.desktop');
  write(system, `[Desktop Entry]\nType=Application\nExec=${process.execPath}\n`);
  const autostart = open();
  expect(await autostart.isOn()).toBe(true);
  await autostart.set(false);
  expect(readFileSync(file(), 'utf8')).toContain('Hidden=true');
  expect(await autostart.isOn()).toBe(false);
  await autostart.set(true);
  expect(await autostart.isOn()).toBe(true);
});

test('an entry whose program is gone starts nothing, and is put right by the app that runs', async () => {
  await open({}, process.execPath).set(true);
  const gone = readFileSync(file(), 'utf8').replace(process.execPath, '/gone/Aruna-0.1.AppImage');
  writeFileSync(file(), gone);
  expect(await open().isOn()).toBe(false);
  await open().repair();
  expect(await open().isOn()).toBe(true);
  // One that was turned off stays off.
  writeFileSync(file(), `${gone}Hidden=true\n`);
  await open().repair();
  expect(await open().isOn()).toBe(false);
});

test('a relative XDG_CONFIG_HOME is ignored, and without one it is ~/.config', async () => {
  for (const given of ['config', '']) {
    await open({ XDG_CONFIG_HOME: given }).set(true);
    const home = join(folder, '.config/autostart/aruna-notify.desktop');
    expect(existsSync(home)).toBe(true);
    rmSync(home);
  }
});

test('a folder that cannot be written is a problem with the name of the file', async () => {
  write(join(folder, 'config'), 'a file where the folder should be');
  await expect(open().set(true)).rejects.toMatchObject({
    problem: { code: 'autostart-not-written', args: { file: file() } },
  });
});
