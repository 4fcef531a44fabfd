import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../devserver/listen/self-signed.ts';
import { type LocalAos, startAos } from '../devserver/server.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

const DAY = 86_400_000;
const states = async ({ window }: RunningApp) =>
  (await askApp(window, 'app.state')).accounts.map(({ status }) => status.state);

async function signIn({ window }: RunningApp, aos: LocalAos, ca?: string): Promise<void> {
  const given = { address: aos.address, token: aos.token, keep: 'memory', ...(ca && { ca }) } as const;
  expect(await askApp(window, 'account.signIn', given)).toHaveProperty('account');
}

test('a certificate file is taken away from an account, and given back', async ({ start, desktop }) => {
  const times = { notBefore: Date.now() - DAY, notAfter: Date.now() + 30 * DAY };
  const tls = selfSigned({ hosts: ['localhost', '127.0.0.1'], ...times });
  const aos = await startAos({ tls, heartbeatMs: 2_000, seed: 7 });
  try {
    const file = join(desktop.folder, 'university.pem');
    writeFileSync(file, tls.cert);
    writeFileSync(join(desktop.folder, 'other.pem'), 'not a certificate');
    const app = await start();
    const { window } = app;
    await signIn(app, aos, tls.cert);
    await expect.poll(() => states(app)).toEqual(['live']);
    await window.getByRole('button', { name: 'Accounts', exact: true }).click();
    const edit = window.getByRole('button', { name: 'Edit…' });
    const dialog = window.getByRole('dialog', { name: /^Edit/ });
    const save = dialog.getByRole('button', { name: 'Save' });

    await edit.click();
    await expect(dialog.getByText('those of the system and a certificate file')).toBeVisible();
    await dialog.getByRole('button', { name: 'Do not trust this file' }).click();
    await save.click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => states(app), { timeout: 20_000 }).toEqual(['reconnecting']);

    await edit.click();
    await dialog.getByLabel('Certificate file').setInputFiles(join(desktop.folder, 'other.pem'));
    await save.click();
    await expect(dialog.getByRole('alert')).toContainText('The file is not a certificate');
    await dialog.getByLabel('Certificate file').setInputFiles(file);
    await expect(dialog.getByText('university.pem is trusted for this account')).toBeVisible();
    await save.click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => states(app), { timeout: 20_000 }).toEqual(['live']);
  } finally {
    await aos.stop();
  }
});

test('what is set up is saved in a file, and restored on another computer', async ({
  start,
  aos,
  desktop,
}) => {
  const file = join(desktop.folder, 'setup.json');
  const here = await start({ profile: 'here', args: await provisioned(aos, desktop) });
  await live(here, aos);
  // The dialog is the system's own: a person would choose this file in it.
  await here.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await askApp(here.window, 'app.settings', { theme: 'dark' });
  await here.window.getByRole('button', { name: 'Settings' }).click();
  await here.window.getByRole('button', { name: 'Save a backup…' }).press('Enter');
  await expect(here.window.getByText('Saved to setup.json, without the tokens.')).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(aos.token);
  expect(JSON.parse(text)).toMatchObject({
    version: 2,
    settings: { theme: 'dark' },
    accounts: [{ server: aos.address, watch: [{ resourceId: watched(aos).id, subresources: true }] }],
  });
  await here.quit();

  const there = await start({ profile: 'there' });
  const { window } = there;
  const other = await startAos({ seed: 8 });
  try {
    await signIn(there, other);
    await window.getByRole('button', { name: 'Accounts', exact: true }).click();
    const importing = window.getByRole('dialog', { name: 'Import settings' });
    const take = async () => {
      await window.getByRole('button', { name: 'Import…' }).click();
      await importing.getByLabel('Exported file').setInputFiles(file);
    };
    await window.getByRole('button', { name: 'Import…' }).click();
    const wrong = async (content: string, said: string) => {
      const buffer = Buffer.from(content);
      const name = 'wrong.json';
      await importing
        .getByLabel('Exported file')
        .setInputFiles({ name, mimeType: 'application/json', buffer });
      await expect(importing).toContainText(said);
    };
    await wrong(text.slice(0, -100), 'This file was not exported from Aruna Notify.');
    await wrong(text.replace('"version": 2', '"version": 3'), 'made by a newer version of Aruna Notify');
    await window.keyboard.press('Escape');
    expect((await askApp(window, 'app.state')).theme).toBe('system');
    await take();
    await expect(importing).toContainText(`Sign in to ${aos.address} as ${aos.users[0]?.name} first`);
    await importing.getByRole('button', { name: `Sign in to ${aos.address}…` }).click();
    const adding = window.getByRole('dialog', { name: 'Add an account' });
    await expect(adding.getByLabel('Server address')).toHaveValue(aos.address);
    await window.keyboard.press('Escape');
    await signIn(there, aos);
    await take();
    await expect(importing).toContainText('1 subscription added.');
    expect((await askApp(window, 'app.state')).theme).toBe('dark');
    await window.keyboard.press('Escape');
    const subscriptions = async () =>
      (await askApp(window, 'app.state')).accounts.flatMap((one) => one.subscriptions);
    await expect
      .poll(async () => (await subscriptions()).map(({ target }) => target))
      .toContainEqual(expect.objectContaining({ resourceId: watched(aos).id }));
  } finally {
    await other.stop();
  }
});
