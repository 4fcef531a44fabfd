import type { Page } from '@playwright/test';
import type { LocalAos } from '../devserver/server.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, row, subscriptionTo, unfolded, upload } from './fixtures/signed-in.ts';

/** That the server never came to harm: no consumer was deleted under a reader, and it answers. */
async function expectUnharmed(aos: LocalAos): Promise<void> {
  expect(await aos.control.stats()).toMatchObject({
    serverHung: false,
    deletedWithReader: 0,
    busyReaders: 0,
  });
}

const toast = (window: Page, text: string | RegExp) => window.getByRole('status').getByText(text);

/** Stops watching the project, and watches it again from now on: until its stream, or at least its record, is there. */
async function watchAgain(app: RunningApp, aos: LocalAos, until: 'live' | 'consumer'): Promise<void> {
  const { window } = app;
  const [account] = (await askApp(window, 'app.state')).accounts;
  const old = await subscriptionTo(app, aos);
  if (!account || !old) throw new Error('The project is not watched.');
  await askApp(window, 'watch.remove', { account: account.id, subscription: old.id });
  const { target } = old;
  await askApp(window, 'watch.add', { account: account.id, target, start: { from: 'now' } });
  await expect.poll(async () => (await subscriptionTo(app, aos))?.facts[until] ?? null).not.toBeNull();
}

test('unwatching and watching again leaves the server alive, and says what is left there', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await unfolded(app);
  for (let n = 0; n < 4; n++) await watchAgain(app, aos, 'live');
  await expectUnharmed(aos);
  await upload(aos, ['after.csv']);
  await expect(row(app, 1)).toHaveAccessibleName(/^after\.csv,? created/);
  await window.getByRole('button', { name: 'All subscriptions' }).click();
  await window.getByRole('main').getByText(watched(aos).name, { exact: true }).first().click();
  const details = window.getByRole('group', { name: 'Support details' });
  await details.getByText('Support details').click();
  await expect(details).toContainText('Left on the server until the next event4');
  await window.screenshot({ path: 'out/e2e-left-on-the-server.png' });

  // The fifth one fills what may be left: from then on events come by the record alone, a little later.
  await watchAgain(app, aos, 'consumer');
  await upload(aos, ['by_the_record.csv']);
  await window.getByRole('button', { name: /^All events/ }).click();
  await expect(row(app, 1)).toHaveAccessibleName(/^by_the_record\.csv,? created/);
  expect((await subscriptionTo(app, aos))?.facts).toMatchObject({ live: null, leftBehind: 5 });
  await expectUnharmed(aos);
  expect((await aos.control.stats()).ghostsMost).toBe(1);
});

test('an account that is removed says what stays on the server', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await window.getByRole('button', { name: 'Accounts', exact: true }).click();
  await window.getByRole('main').getByRole('button', { name: 'Remove…' }).click();
  const question = window.getByRole('alertdialog');
  await expect(question.getByRole('checkbox')).toBeChecked();
  await question.getByRole('button', { name: 'Remove account' }).click();
  // The project and the person: one reader each.
  await expect(toast(window, /2 subscriptions stay on the server/)).toBeVisible();
  await window.screenshot({ path: 'out/e2e-account-removed.png' });
  await expectUnharmed(aos);
  const { consumers } = await aos.control.stats();
  expect(consumers.map(({ readers, openStreams }) => ({ readers, openStreams }))).toEqual([
    { readers: 1, openStreams: 0 },
    { readers: 1, openStreams: 0 },
  ]);
});

test('a token that is revoked while a stream is open asks for a sign-in as soon as it is noticed', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await unfolded(app);
  aos.control.expireToken({ token: aos.token });
  // The stream still delivers; the ack of what it brings is refused.
  await upload(aos, ['last.csv']);
  const reminder = window.getByRole('region', { name: 'Accounts with problems' });
  await expect(reminder).toContainText('again. No new events arrive until you do');
  await expect(row(app, 1)).toHaveAccessibleName(/^last\.csv,? created/);
  await window.screenshot({ path: 'out/e2e-revoked.png' });
  await reminder.getByRole('button', { name: 'Sign in again…' }).click();
  const dialog = window.getByRole('dialog', { name: /^New token for / });
  await dialog.getByLabel('Token', { exact: true }).fill(aos.control.mintToken({}).token);
  const memory = dialog.getByRole('radio', { name: 'Only until I quit' });
  if (await memory.isVisible()) await memory.click();
  await dialog.getByRole('button', { name: 'Use this token' }).click();
  await expect(dialog).toBeHidden();
  await live(app, aos);
  await upload(aos, ['renewed.csv']);
  await expect(row(app, 1)).toHaveAccessibleName(/^renewed\.csv,? created/);
});
