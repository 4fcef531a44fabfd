import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startAos } from '../devserver/server.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched, writeAccounts } from './fixtures/provision.ts';

test.use({ aosOptions: { backlog: 40 } });

test('statistics are of one account or of all, say which, and come back to it after a restart', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8, backlog: 25 });
  try {
    const accounts = [
      { of: aos, label: 'university' },
      { of: there, label: 'institute' },
    ].map(({ of, label }) => ({
      server: of.address,
      token: of.token,
      label,
      keep: 'file',
      watch: [
        { resourceId: watched(of).id, resourceKind: 'project', subresources: true, from: 'everything' },
      ],
    }));
    const app = await start({ args: ['--provision', await writeAccounts(desktop.folder, accounts)] });
    const { window } = app;
    const total = async (account: string | null) =>
      (await askApp(window, 'statistics.read', { account, from: null, to: null })).total;
    await expect.poll(() => total(null), { timeout: 60_000 }).toBeGreaterThan(30);
    await window.getByRole('button', { name: 'Statistics' }).click();
    const head = window.getByRole('main', { name: 'Statistics' });
    await expect(head.getByText(/^All accounts · [\d,]+ events/)).toBeVisible();
    await window.getByRole('button', { name: 'Account: All accounts', exact: true }).click();
    await window.getByRole('menuitemcheckbox', { name: 'institute' }).click();
    await expect(head.getByText(/^institute · [\d,]+ events/)).toBeVisible();
    const state = await askApp(window, 'app.state');
    const own = state.accounts.find(({ label }) => label === 'institute')?.id ?? null;
    expect(state.shownAccount).toBe(own);

    const file = join(desktop.folder, 'statistics.csv');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await window.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await window.getByRole('menuitem', { name: 'Table (CSV)' }).press('Enter');
    await expect(window.getByText('Saved as statistics.csv.')).toBeVisible();
    const [, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(rows.length).toBeGreaterThan(3);
    for (const line of rows) expect(line).toContain(',institute,');

    // A bar leads to the events of that account alone.
    const bar = head.getByRole('button', { name: /^created / }).first();
    const events = Number(((await bar.locator('.bar-events').textContent()) ?? '').replaceAll(',', ''));
    await bar.click();
    await expect(
      window
        .getByRole('main')
        .getByText(new RegExp(`^${events} events?( |$)`))
        .first(),
    ).toBeVisible();
    await app.quit();

    const again = (await start()).window;
    await again.getByRole('button', { name: 'Statistics' }).click();
    await expect(again.getByRole('button', { name: 'Account: institute', exact: true })).toBeVisible();
  } finally {
    await there.stop();
  }
});
