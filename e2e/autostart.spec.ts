import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startChild } from './fixtures/child.ts';
import { expect, test } from './fixtures/index.ts';
import { startPortal } from './fixtures/portal.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

const choice = (window: Page, name: 'On' | 'Off') =>
  window.getByRole('radiogroup', { name: 'Start at login' }).getByRole('radio', { name });

async function openSettings(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Settings' }).click();
}

test.skip(process.platform !== 'linux', 'a desktop entry is how Linux does it');

test('turned on, the entry starts this app in the tray; what other tools do to it is shown', async ({
  start,
  aos,
  desktop,
  tray,
}) => {
  const file = join(desktop.folder, 'config/autostart/aruna-notify.desktop');
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await openSettings(app.window);
  await expect(choice(app.window, 'Off')).toBeChecked();
  await choice(app.window, 'On').click();
  await expect(choice(app.window, 'On')).toBeChecked();
  const entry = await readFile(file, 'utf8');

  await writeFile(file, entry.replace('enabled=true', 'enabled=false'));
  await app.window.getByRole('button', { name: 'Accounts' }).click();
  await openSettings(app.window);
  await expect(choice(app.window, 'Off')).toBeChecked();
  await choice(app.window, 'On').click();
  await expect(choice(app.window, 'On')).toBeChecked();
  await app.quit();

  // A desktop reads the value as a string, and splits it as a shell does.
  const exec = /^Exec=(.*)$/m.exec(await readFile(file, 'utf8'))?.[1]?.replaceAll('\\\\', '\\') ?? '';
  expect(exec).toContain('--hidden');
  await using started = startChild('/bin/sh', ['-c', `exec ${exec}`], { env: desktop.env });
  await expect.poll(tray.icons).toBe(1);
  await tray.click('Quit');
  await expect.poll(() => started.process.exitCode).toBe(0);

  const again = await start();
  await openSettings(again.window);
  await choice(again.window, 'Off').click();
  await expect(choice(again.window, 'Off')).toBeChecked();
  await expect(readFile(file)).rejects.toThrow(/ENOENT/);
});

test('what cannot be written is said, and stays off', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const config = join(desktop.folder, 'config');
  await mkdir(config, { recursive: true });
  await rm(join(config, 'autostart'), { recursive: true, force: true });
  await writeFile(join(config, 'autostart'), 'a file where the folder should be');
  await openSettings(app.window);
  await choice(app.window, 'On').click();
  await expect(app.window.getByRole('alert')).toContainText('aruna-notify.desktop could not be written');
  await expect(choice(app.window, 'Off')).toBeChecked();
});

test('in a sandbox the portal is asked, and a refusal is said', async ({ start, aos, desktop, banners }) => {
  expect(await banners.count()).toBe(0);
  if (desktop.bus === null) return;
  const portal = await startPortal(desktop.bus);
  desktop.env.FLATPAK_ID = 'org.aruna.notify';
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await openSettings(app.window);
  portal.says = 'no';
  await choice(app.window, 'On').click();
  await expect(app.window.getByRole('alert')).toContainText('did not change');
  await expect(choice(app.window, 'Off')).toBeChecked();
  portal.says = 'yes';
  await choice(app.window, 'On').click();
  await expect(choice(app.window, 'On')).toBeChecked();
  expect(portal.asked.at(-1)).toMatchObject({ autostart: true });
  expect(portal.asked.at(-1)?.commandline).toContain('--hidden');
  await app.quit();
  const again = await start();
  await openSettings(again.window);
  await expect(choice(again.window, 'On')).toBeChecked();
});
