import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, type RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { noDesktop, startDesktop } from './fixtures/desktop.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

/** A token as it must never be seen. */
const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIwMUhBIn0.c2lnbmF0dXJl';

test('the check of the set-up says what works, line by line, with the name of the notification service', async ({
  start,
  aos,
  desktop,
  tray,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await expect.poll(tray.icons).toBe(1);
  expect(await banners.count()).toBe(0);
  await window.keyboard.press('g');
  await window.keyboard.press('h');
  const checks = window.getByRole('list', { name: 'Check the set-up' });
  await expect(checks).toHaveAttribute('aria-busy', 'false');
  await expect(checks.getByRole('listitem').filter({ hasText: 'Message bus' })).toContainText('answers');
  await expect(checks.getByRole('listitem').filter({ hasText: 'Tray' })).toContainText(
    'The icon is in the tray.',
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Banners' })).toContainText(
    /^Banners ?dunst shows banners\./,
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Keychain' })).toContainText(
    'Tokens can be kept in the keychain.',
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Proxy' })).toContainText(
    /without a proxy|through/,
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Server of' })).toContainText(
    /answers over gRPC/,
  );
  await window.getByRole('button', { name: 'Show a test banner' }).click();
  await expect(window.getByRole('status').filter({ hasText: 'took the banner' })).toBeVisible();
  expect(await banners.closeAll()).toMatchObject([{ title: 'Test banner' }]);
  await aboutTells(app);
});

/** The About dialog: what can be copied, the licences, closed by Esc with the focus where it was. */
async function aboutTells(app: RunningApp): Promise<void> {
  const { window } = app;
  const opener = window.getByRole('button', { name: 'About Aruna Notify' });
  await opener.click();
  const about = window.getByRole('dialog', { name: 'About Aruna Notify' });
  await expect(about).toContainText('Aruna Notify 0.1.0');
  const electron = await app.electron.evaluate(() => process.versions.electron);
  await expect(about.locator('dd').nth(1)).toContainText(electron);
  await about.getByRole('button', { name: 'Copy' }).click();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Version: Aruna Notify 0\.1\.0\nElectron: .*\nSystem: linux /);
  await about.getByRole('button', { name: 'Licences' }).click();
  const licences = window.getByRole('dialog', { name: 'Licences' });
  const rows = licences.locator('summary');
  await expect(rows.first()).toContainText('Electron');
  await licences.getByRole('searchbox').fill('zod mit');
  await expect(rows).toHaveCount(1);
  await rows.click();
  await expect(licences.locator('pre').first()).toContainText('Permission is hereby granted');
  await licences.getByRole('searchbox').fill('no such thing');
  await expect(licences).toContainText('No package or licence matches');
  await window.keyboard.press('Escape');
  await expect(licences).toBeHidden();
  await expect(opener).toBeFocused();
}

test('what is missing is said with a next step', async ({ aos }) => {
  test.skip(noDesktop() !== null, noDesktop() ?? '');
  const bare = await startDesktop({ banners: false, tray: false, keychain: false });
  const app = await launch(bare, { args: await provisioned(aos, bare) });
  try {
    const checks = app.window.getByRole('list', { name: 'Check the set-up' });
    await expect(app.window.getByRole('navigation')).toBeVisible();
    await app.window.keyboard.press('g');
    await app.window.keyboard.press('h');
    await expect(checks).toHaveAttribute('aria-busy', 'false', { timeout: 15_000 });
    const line = (name: string) => checks.getByRole('listitem').filter({ hasText: name });
    await expect(line('Banners').getByRole('img', { name: 'Does not work' })).toBeVisible();
    await expect(line('Banners')).toContainText('No notification service answers');
    await expect(line('Tray')).toContainText('This desktop has no tray. On GNOME, install');
    await expect(line('Keychain')).toContainText('There is no keychain. Install');
    await app.window.getByRole('button', { name: 'Show a test banner' }).click();
    await expect(app.window.getByText('The banner could not be shown')).toBeVisible();
  } finally {
    await app.quit();
    await bare.close();
  }
});

test('the report is copied as it is shown, and has no secrets; nor has the log', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  const log = join(desktop.folder, 'profile', 'log.txt');
  await app.electron.evaluate(async (_electron, secret) => {
    process.emit('unhandledRejection', new Error(`refused ${secret}`), Promise.resolve());
  }, token);
  await expect.poll(() => readFile(log, 'utf8')).toContain('refused <token>');
  expect((await stat(log)).mode & 0o777).toBe(0o600);
  expect(await readFile(log, 'utf8')).not.toContain(token);
  await window.keyboard.press('g');
  await window.keyboard.press('h');
  await expect(window.getByRole('list', { name: 'Check the set-up' })).toHaveAttribute('aria-busy', 'false');
  await window.getByRole('button', { name: 'Copy report…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Report to copy' });
  const shown = await dialog.locator('pre').textContent();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(window.getByText('Copied.')).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(shown);
  const { about, accounts } = await askApp(window, 'app.state');
  for (const part of [
    about.app,
    about.electron,
    about.platform,
    'GNOME',
    'dunst shows banners. (',
    'body',
    'refused <token>',
  ])
    expect(copied).toContain(part);
  expect(copied).not.toContain(accounts[0]?.user.id);
  expect(copied).not.toContain('eyJ');
});
