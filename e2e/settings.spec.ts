import { join } from 'node:path';
import { asked } from '../electron/core/testing/queries.ts';
import { root } from '../scripts/lib/paths.mjs';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { nextChoice } from './fixtures/next-choice.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

const DAY = 86_400_000;
/** Days by which the server's clock is behind. */
let ago = 0;
const clock = {
  now: () => Date.now() - ago * DAY,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
test.use({ aosOptions: { clock } });

test('read events older than chosen are removed after a question, unread ones stay, also after a restart', async ({
  start,
  aos,
  desktop,
}) => {
  const publish = async (count: number, daysAgo: number) => {
    ago = daysAgo;
    await aos.control.publish({ resource: watched(aos).id, action: 'updated', count });
    ago = 0;
  };
  await publish(4, 400);
  await publish(3, 60);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await publish(2, 0);
  await expect.poll(() => stored(app)).toBe(9);
  const old = asked('kind:project');
  // One of a year ago stays unread.
  await askApp(window, 'feed.markRead', { which: { ...old, to: Date.now() - 30 * DAY }, read: true });
  const [oldest] = await askApp(window, 'feed.page', { query: { ...old, to: null }, offset: 8, limit: 1 });
  await askApp(window, 'feed.markRead', { which: oldest ? [oldest] : [], read: false });

  await window.getByRole('button', { name: 'Settings' }).click();
  const choice = (name: string) => window.getByRole('radio', { name, exact: true });
  await expect(choice('Forever')).toBeChecked();
  await choice('Forever').focus();
  await nextChoice(window);
  const question = window.getByRole('alertdialog', { name: 'Remove 3 older events?' });
  await expect(question).toContainText('may be the only copies');
  await window.screenshot({ path: join(root, 'out/e2e-retention.png') });
  await question.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(choice('Forever')).toBeChecked();
  expect(await stored(app)).toBe(9);

  await choice('1 year').click();
  await question.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(choice('1 year')).toBeChecked();
  await expect.poll(() => stored(app)).toBe(6);

  await dataIsCompacted(app);
  await looksAsChosen(app);

  // What is chosen holds from the start on: of what has been read since, nothing old is left.
  await askApp(window, 'feed.markRead', { which: oldest ? [oldest] : [], read: true });
  await app.quit();
  const again = await start();
  await expect.poll(() => stored(again)).toBe(5);
  await again.window.keyboard.press('Control+,');
  await expect(again.window.getByRole('radio', { name: '1 Jahr' })).toBeChecked();
  // The language and the size that were chosen are those of the next start.
  await expect(again.window.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  expect(await zoomOf(again)).toBe(2);
});

const zoomOf = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());

/** The data of the accounts is measured and made smaller, and everything is still there. */
async function dataIsCompacted(app: RunningApp): Promise<void> {
  const { window } = app;
  await expect(window.getByText(/^Your data takes [\d.,]+ [KM]iB on this computer;/)).toBeVisible();
  await window.getByRole('button', { name: 'Compact now' }).click();
  await expect(window.getByText(/^Compacted\. .* are free again\.$/)).toBeVisible();
  expect(await askApp(window, 'data.size')).toMatchObject({ free: 0 });
  expect(await stored(app)).toBe(6);
}

/** The size of the page by its keys, in a text field too; at 200% nothing is cut. The language counts after a restart. */
async function looksAsChosen(app: RunningApp): Promise<void> {
  const { window } = app;
  await window.keyboard.press('Control+-');
  await expect.poll(() => zoomOf(app)).toBe(0.9);
  await window.keyboard.press('Control+0');
  await expect.poll(() => zoomOf(app)).toBe(1);
  await window.keyboard.press('Control+=');
  await expect.poll(() => zoomOf(app)).toBeCloseTo(1.1);
  await window.getByRole('radio', { name: '200%' }).click();
  await expect.poll(() => zoomOf(app)).toBe(2);
  expect(
    await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
  await window.screenshot({ path: join(root, 'out/e2e-settings-200.png') });
  await window.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(window.getByText('This counts from the next start on.')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Restart now' })).toBeVisible();
}
