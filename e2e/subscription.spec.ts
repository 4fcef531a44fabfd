import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type LocalAos, startAos } from '../devserver/server.ts';
import { root } from '../scripts/lib/paths.mjs';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { nextChoice } from './fixtures/next-choice.ts';
import { watched, writeAccounts } from './fixtures/provision.ts';
import { live, provisioned, row, subscriptionTo, upload } from './fixtures/signed-in.ts';
import { setSize } from './tour/looks.ts';

const out = (name: string) => join(root, 'out', `e2e-${name}.png`);

/** Opens a subscription on its screen, and gives its details. */
async function details(window: Page, name: string) {
  await window.getByRole('button', { name: 'All subscriptions' }).click();
  await window.getByRole('main').getByText(name, { exact: true }).first().click();
  return window.getByRole('complementary', { name: 'Details' });
}

test('a subscription is called and marked as one likes, also after a restart', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { window } = app;
  const { name } = watched(aos);
  const pane = await details(window, name);
  await pane.getByRole('button', { name: 'Edit…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: `Edit ${name}` });
  await dialog.getByLabel('Name').fill('My soil');
  await dialog.getByRole('radio', { name: 'Default' }).focus();
  for (let n = 0; n < 7; n++) await nextChoice(window);
  await expect(dialog.getByRole('radio', { name: 'Leaf' })).toBeChecked();
  await window.screenshot({ path: out('subscription-edit') });
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(pane.getByRole('heading', { name: 'My soil' })).toBeVisible();
  await expect(pane.getByRole('definition').filter({ hasText: name })).toBeVisible();
  const entry = window.getByRole('navigation').getByRole('button', { name: /^My soil/ });
  await entry.click();
  await expect(window.getByRole('heading', { name: 'My soil' })).toBeVisible();
  await app.quit();

  const again = await start();
  const list = again.window.getByRole('navigation');
  await expect(list.getByRole('button', { name: /^My soil/ })).toBeVisible();
  const state = await askApp(again.window, 'app.state');
  const found = state.accounts[0]?.subscriptions.find(({ label }) => label === 'My soil');
  expect(found).toMatchObject({ icon: 'leaf', name });
});

test('with important alerts only, uploads are quiet; with none, everything is', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { window } = app;
  const pane = await details(window, watched(aos).name);
  await pane.getByRole('radio', { name: 'All', exact: true }).focus();
  await nextChoice(window);
  await expect(pane.getByRole('radio', { name: 'Important only' })).toBeChecked();
  await expect(window.getByRole('main')).toContainText('important only');
  await window.screenshot({ path: out('subscription-alerts') });
  await window.getByRole('button', { name: /^All events/ }).click();
  await upload(aos, ['quiet.csv']);
  await expect(row(app, 1)).toHaveAccessibleName(/^quiet\.csv/);
  // Later than a second: it would be taken for what follows from the upload.
  await window.waitForTimeout(1_500);
  await aos.control.publish({ resource: watched(aos).id, action: 'updated' });
  await expect.poll(banners.count).toBe(1);
  expect(await banners.closeAll()).toMatchObject([{ title: `${watched(aos).name} updated` }]);
  await (await details(window, watched(aos).name)).getByRole('radio', { name: 'None' }).click();
  await expect(window.getByRole('main')).toContainText('muted');
});

test('the details for support are whole, and copied as text', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { window } = app;
  await upload(aos, ['a.csv', 'b.csv', 'c.csv']);
  // Three objects, and three updates of the project they are in.
  const facts = async () => (await subscriptionTo(app, aos))?.facts;
  await expect.poll(facts).toMatchObject({ delivered: 6, acked: 6 });
  const { consumer, live: stream } = (await facts()) ?? {};
  const { consumers } = await aos.control.stats();
  const onServer = (id: unknown) => consumers.find((one) => one.id === id);
  expect(onServer(consumer)).toMatchObject({ readers: 0 });
  expect(onServer(stream)).toMatchObject({ acked: 6, openStreams: 1 });
  const pane = await details(window, watched(aos).name);
  const region = pane.getByRole('group', { name: 'Support details' });
  await region.getByText('Support details').click();
  const sequence = (await aos.control.events()).at(-1)?.sequence;
  const lines = [
    `Consumer (record): ${consumer}`,
    `Consumer (stream): ${stream}`,
    'Left on the server until the next event: 0',
    `Sequence: ${sequence}`,
    'Delivered: 6',
    'Acked: 6',
    'Pending: 0',
    'Reconnects: 0',
  ];
  for (const line of lines) await expect(region).toContainText(line.replace(': ', ''));
  await region.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(window.getByText('Copied.')).toBeVisible();
  const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(await copied()).toBe(lines.join('\n'));
});

test('what the token may not do is said before it is tried', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { window } = app;
  await window.getByRole('button', { name: 'Watch…' }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Watch a resource' });
  await dialog.getByRole('searchbox').fill('raw-reads');
  await expect(dialog).toContainText('Watching needs Read permission.');
  await dialog.getByText('Advanced').click();
  await expect(dialog).toContainText('data proxies only');
  await expect(dialog).toContainText('only its creator can delete it on the server');
  // In a low window the buttons stay in sight below what scrolls.
  await setSize(app, 1_180, 480);
  await expect(dialog.getByRole('button', { name: 'Watch', exact: true })).toBeInViewport({ ratio: 1 });
  await window.screenshot({ path: out('watch-said-before') });
  await window.keyboard.press('Escape');

  // One that was there already may be somebody else's: whoever removes it is told first.
  const state = async () => (await askApp(window, 'app.state')).accounts[0];
  const account = (await state())?.id ?? '';
  const own = (await state())?.subscriptions.find(({ target }) => target.kind === 'resource');
  const target = own?.target ?? { kind: 'announcements' as const };
  const left = await aos.control.stats();
  const consumer = left.consumers.find(({ id }) => id === own?.facts.consumer)?.id ?? '';
  await askApp(window, 'account.remove', { account, deleteConsumers: false });
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Token', { exact: true }).fill(aos.token);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await expect.poll(async () => (await state())?.subscriptions.length).toBe(2);
  await window.keyboard.press('Escape');
  const again = (await state())?.id ?? '';
  await askApp(window, 'watch.add', { account: again, target, start: { from: 'now' }, takeOver: consumer });
  const pane = await details(window, watched(aos).name);
  await pane.getByRole('button', { name: 'Remove…' }).click();
  const question = window.getByRole('alertdialog');
  await expect(question).toContainText('This subscription existed on the server before.');
  await window.screenshot({ path: out('remove-taken-over') });
});

test('with two accounts a subscription shows its own events, whatever the other counts as the same', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(90_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8 });
  try {
    const account = (one: LocalAos, label: string) => {
      const watch = [{ resourceId: watched(one).id, resourceKind: 'project', from: 'everything' }];
      return { server: one.address, label, token: one.token, keep: 'memory', watch };
    };
    const accounts = [account(aos, 'university'), account(there, 'institute')];
    const file = await writeAccounts(desktop.folder, accounts);
    await aos.control.publish({ resource: watched(aos).id, action: 'updated', count: 2 });
    await there.control.publish({ resource: watched(there).id, action: 'updated', count: 5 });
    const app = await start({ args: ['--provision', file] });
    const { window } = app;
    const projects = window.getByRole('navigation').getByRole('button', { name: watched(aos).name });
    const shown = window.getByRole('main').getByText(/^\d+ events?\b/);
    await expect(projects).toHaveCount(2);
    await projects.first().click();
    await expect(shown).toHaveText(/^2 events/);
    await projects.last().click();
    await expect(shown).toHaveText(/^5 events/);
    await expect(projects.first()).not.toHaveAttribute('aria-current', 'page');
    await expect(projects.last()).toHaveAttribute('aria-current', 'page');
    await window.screenshot({ path: out('two-subscriptions') });
  } finally {
    await there.stop();
  }
});
