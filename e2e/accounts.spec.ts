import { join } from 'node:path';
import { type LocalAos, startAos } from '../devserver/server.ts';
import { asked } from '../electron/core/testing/queries.ts';
import { root } from '../scripts/lib/paths.mjs';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched, writeAccounts } from './fixtures/provision.ts';

const entry = (aos: LocalAos, label: string, token: string) => ({
  server: aos.address,
  label,
  token,
  keep: 'memory',
  watch: [{ resourceId: watched(aos).id, resourceKind: 'project', subresources: true, from: 'everything' }],
});

test('two accounts: both live, one paused, one whose token is over renewed on screen', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8 });
  try {
    const { token } = there.control.mintToken({ expiresInS: 3 * 86_400 });
    const accounts = [entry(aos, 'university', aos.token), entry(there, 'institute', token)];
    const file = await writeAccounts(desktop.folder, accounts);
    const { window } = await start({ args: ['--provision', file] });
    const states = async () => (await askApp(window, 'app.state')).accounts.map((one) => one.status.state);
    await expect.poll(states, { timeout: 30_000 }).toEqual(['live', 'live']);

    // Whose event it is stands in the row and in its details, and whose subscription it is above it.
    const row = window
      .getByRole('option')
      .filter({ hasText: /university|institute/ })
      .first();
    await row.click();
    await expect(
      window.getByRole('complementary', { name: 'Details' }).locator('.detail-name'),
    ).toContainText(/university|institute/);
    const watchedBy = window.getByRole('list', { name: 'Subscriptions' });
    await expect(watchedBy).toContainText(/university.*institute/s);

    // Both have a project of this name: the search says so, offers each, and shows both where it is not said which.
    const { name } = watched(aos);
    const search = window.getByRole('combobox', { name: 'Search events' });
    await search.fill(`in:${name}`);
    const offered = window.getByRole('listbox', { name: 'What you can enter here' }).getByRole('option');
    await expect(offered).toHaveText([
      `${name}2 subscriptions`,
      `${name} (university)`,
      `${name} (institute)`,
    ]);
    await offered.nth(2).click();
    await search.press('Enter');
    await expect(window.getByRole('list', { name: 'Filters' })).toContainText(`in ${name} (institute)`);
    await expect(window.getByRole('option').filter({ hasText: 'university' })).toHaveCount(0);
    await window.getByRole('button', { name: 'Clear filters' }).first().click();
    await window.screenshot({ path: join(root, 'out/e2e-whose-events.png') });
    // Beside the details, head and toolbar have one line each, and nothing of them is cut.
    for (const line of ['.screen-head', '.feed-tools']) {
      const box = window.locator(`main ${line}`);
      const fits = await box.evaluate((one) => {
        const end = one.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(one).paddingRight);
        return (
          one.clientHeight < 56 &&
          [...one.children].every((part) => part.getBoundingClientRect().right <= end + 0.5)
        );
      });
      expect([line, fits]).toEqual([line, true]);
    }
    await window.keyboard.press('Escape');

    // A token that is nearly over is said so, quietly.
    const reminder = window.getByRole('region', { name: 'Accounts with problems' });
    await expect(reminder).toContainText('The token of institute expires');
    await window.getByRole('button', { name: 'Accounts', exact: true }).click();
    const card = (label: string) => window.getByRole('listitem').filter({ hasText: label }).last();
    await card('university').getByRole('button', { name: 'Pause' }).click();
    await expect.poll(states).toEqual(['paused', 'live']);

    there.control.expireToken({ token });
    await there.restart({ downMs: 100 });
    await expect.poll(states, { timeout: 30_000 }).toEqual(['paused', 'sign-in-needed']);
    await expect(reminder).toContainText('Sign in to institute again');
    await window.screenshot({ path: join(root, 'out/e2e-two-accounts.png') });
    await there.control.publish({ resource: watched(there).id, action: 'updated', count: 3 });

    await reminder.getByRole('button', { name: 'Sign in again…' }).click();
    const dialog = window.getByRole('dialog', { name: 'New token for institute' });
    await dialog.getByLabel('Token', { exact: true }).fill(there.control.mintToken({}).token);
    const keep = dialog.getByRole('radio', { name: 'Only until I quit' });
    if (await keep.isVisible()) await keep.click();
    await dialog.getByRole('button', { name: 'Use this token' }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(states, { timeout: 30_000 }).toEqual(['paused', 'live']);
    const stored = async () => {
      const state = await askApp(window, 'app.state');
      const account = state.accounts[1]?.id ?? '';
      return (await askApp(window, 'feed.count', asked('kind:project', { account }))).total;
    };
    await expect.poll(stored).toBeGreaterThanOrEqual(3);
  } finally {
    await there.stop();
  }
});
