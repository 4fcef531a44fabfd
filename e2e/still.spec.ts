import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timeStart } from '../bench/lib/timed-start.ts';
import { root } from '../scripts/lib/paths.mjs';
import { findElectron } from '../scripts/runtime/electron.mjs';
import { askApp } from './fixtures/ask-app.ts';
import type { Desktop } from './fixtures/desktop.ts';
import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, row, upload } from './fixtures/signed-in.ts';

const profileOf = (desktop: Desktop) => join(desktop.folder, 'profile');
const stillOf = (desktop: Desktop) => join(profileOf(desktop), 'still.json');

/** A start with nothing attached to it, until it has its rows; then it quits. */
async function nextStart(desktop: Desktop) {
  const runtime = await findElectron();
  return timeStart({
    runtime: runtime?.path ?? '',
    app: join(root, 'bench/feed/starter'),
    args: [`--user-data-dir=${profileOf(desktop)}`],
    env: desktop.env,
  });
}

test('a start shows the rows of the last run at once, until it has them itself', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['reads_01.fastq.gz']);
  await expect(row(app, 1)).toContainText('reads_01');
  await atRest(app);
  await app.quit();

  const kept = await readFile(stillOf(desktop), 'utf8');
  expect(kept).toContain('row-lines');
  if (process.platform !== 'win32') expect((await stat(stillOf(desktop))).mode & 0o777).toBe(0o600);
  const { toStill, toRows } = await nextStart(desktop);
  // Null if it was not there, showed other rows, or was still there when the rows were.
  expect(toStill).not.toBeNull();
  expect(toStill).toBeLessThan(toRows);

  // What was not taken by the page itself is not painted, and nothing of it runs.
  const hostile = JSON.parse(kept) as { still: { nodes: unknown[] } };
  hostile.still.nodes.push({ depth: 1, tag: 'script', attributes: {}, styles: {} });
  await writeFile(stillOf(desktop), JSON.stringify(hostile));
  expect((await nextStart(desktop)).toStill).toBeNull();
  await writeFile(stillOf(desktop), 'x');
  expect((await nextStart(desktop)).toStill).toBeNull();
});

test('nothing is kept of what is hidden, searched for, or of an account that was removed', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { window } = app;
  const hide = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const show = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  const still = stillOf(desktop);

  await expect.poll(() => existsSync(still)).toBe(true);
  await askApp(window, 'app.settings', { hideBannerContents: true });
  expect(existsSync(still)).toBe(false);
  await hide();
  await show();
  expect(existsSync(still)).toBe(false);

  await askApp(window, 'app.settings', { hideBannerContents: false });
  await hide();
  await expect.poll(() => existsSync(still)).toBe(true);
  const before = await readFile(still, 'utf8');
  await show();
  await window.getByRole('combobox', { name: 'Search events' }).fill('a secret');
  await hide();
  await app.electron.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await readFile(still, 'utf8')).toBe(before);
  await show();

  const { accounts } = await askApp(window, 'app.state');
  const [account] = accounts;
  await askApp(window, 'account.remove', { account: account?.id ?? '', deleteConsumers: false });
  expect(existsSync(still)).toBe(false);
  await app.quit();
  expect(existsSync(still)).toBe(false);
});
