import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import type { LocalAos } from '../devserver/server.ts';
import { ofResources } from '../electron/core/testing/queries.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { writeProvision } from './fixtures/provision.ts';
import { atRest, live, provisioned, row, stored, unfolded, upload } from './fixtures/signed-in.ts';

/** After this long without its window the page is ended, in minutes. */
const releaseMinutes = 0.03;

/** How many processes draw a page, and how much memory all of the app's processes have, MB. */
const processes = ({ electron }: RunningApp) =>
  electron.evaluate(({ app }) => {
    const all = app.getAppMetrics();
    const memory = all.reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0);
    return { pages: all.filter(({ type }) => type === 'Tab').length, megabytes: Math.round(memory / 1024) };
  });

const close = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Closes the window and waits until its page is gone. */
async function release(app: RunningApp): Promise<void> {
  await askApp(app.window, 'app.settings', { releaseMinutes });
  await close(app);
  await expect.poll(async () => (await processes(app)).pages).toBe(0);
}

/** The page of the window that `show` brings back. */
async function broughtBack(app: RunningApp, show: () => Promise<unknown>): Promise<Page> {
  const [page] = await Promise.all([app.electron.waitForEvent('window'), show()]);
  await page.waitForLoadState('load');
  return page;
}

const list = (window: Page) => window.getByRole('listbox', { name: 'Events' });
/** Which rows are in sight, and where the first of them is on screen, px. */
const sight = (window: Page, name = 'Events') =>
  window.getByRole('listbox', { name }).evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll('[role=option]')]
      .map((option) => {
        const words = option.cloneNode(true) as Element;
        // How long ago it was is another time later.
        for (const age of words.querySelectorAll('time')) age.remove();
        return {
          name: option.getAttribute('aria-label') ?? words.textContent,
          selected: option.getAttribute('aria-selected'),
          y: Math.round(option.getBoundingClientRect().top - top),
        };
      })
      .filter(({ y }) => y >= 0 && y < bottom - top)
      .sort((a, b) => a.y - b.y);
    return rows;
  });

/** What is in sight once the list has stopped changing: rows that were scrolled to come a little later. */
async function settledSight(window: Page, name?: string) {
  let before = await sight(window, name);
  await expect
    .poll(
      async () => {
        const last = before;
        before = await sight(window, name);
        return before.length > 0 && isDeepStrictEqual(last, before);
      },
      { intervals: [250] },
    )
    .toBe(true);
  return before;
}

test.describe('with a long feed', () => {
  test.use({ aosOptions: { backlog: 1_500 } });

  test('the page of a closed window is ended, and it comes back where it was', async ({
    start,
    aos,
    desktop,
    tray,
  }) => {
    const app = await start({ args: await provisioned(aos, desktop) });
    await unfolded(app);
    await live(app, aos);
    await atRest(app);
    await app.window.getByRole('combobox', { name: 'Search events' }).fill('kind:object ');
    await app.window.getByRole('combobox', { name: 'Search events' }).press('Enter');
    await list(app.window).evaluate((box) => box.scrollTo(0, 1_001));
    await row(app, 26).click();
    await row(app, 28).click({ modifiers: ['Control'] });
    await row(app, 29).click({ modifiers: ['Control'] });
    const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
    const heading = await details(app.window).getByRole('heading').first().textContent();
    const before = await settledSight(app.window);
    expect(before.filter(({ selected }) => selected === 'true')).toHaveLength(2);
    const with1 = await processes(app);
    expect(with1.pages).toBe(1);

    await release(app);
    const without = await processes(app);
    test
      .info()
      .annotations.push({ type: 'memory', description: `${with1.megabytes} → ${without.megabytes} MB` });
    console.log(
      `memory of all processes: ${with1.megabytes} MB with the page, ${without.megabytes} MB without`,
    );
    expect(without.megabytes).toBeLessThan(with1.megabytes - 40);

    const page = await broughtBack(app, () => tray.click('Open Aruna Notify'));
    await expect.poll(() => sight(page)).toEqual(before);
    await expect(
      details(page)
        .getByRole('heading', { name: heading ?? '' })
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Search events' })).toHaveValue('');
    await expect(page.getByRole('button', { name: /Object/ }).first()).toBeVisible();

    // What comes in while the page is gone moves the rows down, and does not move what the person looked at.
    await release(app);
    await upload(aos, ['while_away_1.csv', 'while_away_2.csv', 'while_away_3.csv']);
    const again = await broughtBack(app, () => tray.click('Open Aruna Notify'));
    await expect.poll(() => sight(again)).toEqual(before);
  });
});

test('a banner clicked while there is no page opens its event', async ({ start, aos, desktop, banners }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await app.window.getByRole('button', { name: 'Settings' }).click();
  await release(app);
  await upload(aos, ['while_closed.tiff']);
  await expect.poll(banners.count).toBe(1);
  const page = await broughtBack(app, () => banners.activate());
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'while_closed.tiff' })).toBeVisible();
});

test('another screen comes back too, and a form that is being filled in keeps its page', async ({
  start,
  aos,
  desktop,
  tray,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await app.window.getByRole('button', { name: 'Settings' }).click();
  await release(app);
  const page = await broughtBack(app, () => tray.click('Open Aruna Notify'));
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Accounts' }).click();
  await page
    .getByRole('button', { name: /Add account/ })
    .first()
    .click();
  await page.getByLabel('Address').fill('https://half-typed');
  await close(app);
  // Long enough for the page to be asked more than once.
  await page.waitForTimeout(releaseMinutes * 60_000 + 2_000);
  expect((await processes(app)).pages).toBe(1);
  await tray.click('Open Aruna Notify');
  await expect(page.getByLabel('Address')).toHaveValue('https://half-typed');
});

/** Starts the app with sixty projects that are watched and have a starred event each. */
async function withManyRows(
  start: (options: { args: string[] }) => Promise<RunningApp>,
  aos: LocalAos,
  folder: string,
) {
  const names = Array.from({ length: 60 }, (_, n) => `${n < 50 ? 'soil' : 'water'}-${n}`);
  const made = await Promise.all(
    names.map((name) => aos.control.createResource({ level: 'project', name, silent: true })),
  );
  for (const { id } of made) await aos.control.setPermission({ resource: id, level: 'read' });
  const app = await start({
    args: [
      '--provision',
      await writeProvision(
        aos,
        folder,
        made.map(({ id }) => ({ id, level: 'project' })),
      ),
    ],
  });
  const projects = async () => (await askApp(app.window, 'app.state')).accounts[0]?.subscriptions ?? [];
  await expect.poll(async () => (await projects()).length, { timeout: 60_000 }).toBe(62);
  for (const { id } of made) await aos.control.publish({ resource: id, action: 'updated', count: 1 });
  await expect.poll(() => stored(app), { timeout: 30_000 }).toBe(60);
  const query = { ...ofResources, derived: false };
  const events = await askApp(app.window, 'feed.page', { query, offset: 0, limit: 60 });
  const what = { are: 'events' as const, which: events.map(({ account, id }) => ({ account, id })) };
  await askApp(app.window, 'star.set', { what, isOn: true });
  return app;
}

test('every list comes back with its search, its choice and where it was scrolled to', async ({
  start,
  aos,
  desktop,
  tray,
}) => {
  test.setTimeout(120_000);
  const app = await withManyRows(start, aos, desktop.folder);
  let page = app.window;
  const again = async () => {
    await release(app);
    page = await broughtBack(app, () => tray.click('Open Aruna Notify'));
  };
  const scroll = (name: string) =>
    page.getByRole('listbox', { name }).evaluate((box) => box.scrollTo(0, 601));

  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const search = () => page.getByRole('searchbox', { name: /Search/ });
  await search().fill('soil');
  const rows = page.getByRole('listbox', { name: 'Subscriptions' }).getByRole('option');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '50');
  await rows.nth(2).click({ modifiers: ['Control'] });
  await scroll('Subscriptions');
  const subscriptions = await settledSight(page, 'Subscriptions');
  await again();
  await expect.poll(() => sight(page, 'Subscriptions')).toEqual(subscriptions);
  await expect(search()).toHaveValue('soil');
  await expect(page.getByText('1 selected')).toBeVisible();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Starred/ })
    .click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await scroll('Starred');
  const starred = await settledSight(page, 'Starred');
  expect(starred[0]?.name).not.toBe('');
  await again();
  await expect.poll(() => sight(page, 'Starred')).toEqual(starred);

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Alerts/ })
    .click();
  await page.getByRole('radio', { name: 'Held back' }).click();
  await again();
  await expect(page.getByRole('radio', { name: 'Held back' })).toBeChecked();
});

test('an undo that is still offered keeps the page', async ({ start, aos, desktop, tray }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['marked.csv']);
  await expect(row(app, 1)).toHaveAccessibleName(/^marked\.csv/);
  await askApp(app.window, 'app.settings', { releaseMinutes: 0.01 });
  await list(app.window).focus();
  await app.window.keyboard.press('e');
  await expect(app.window.getByRole('button', { name: 'Undo' })).toBeVisible();
  await close(app);
  await app.window.waitForTimeout(2_000);
  expect((await processes(app)).pages).toBe(1);
  await tray.click('Open Aruna Notify');
  await app.window.getByRole('button', { name: 'Undo' }).click();
  await expect(app.window.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('started hidden there is no page until it is asked for, and everything else works', async ({
  start,
  aos,
  desktop,
  banners,
  tray,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await first.quit();
  const app = await start({ hidden: true, args: ['--hidden'] });
  await expect.poll(tray.icons).toBe(1);
  await upload(aos, ['overnight.csv']);
  await expect.poll(banners.count).toBe(1);
  expect(app.electron.windows()).toEqual([]);
  expect((await processes(app)).pages).toBe(0);
  const page = await broughtBack(app, () => tray.click('overnight.csv created'));
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('overnight.csv');
  expect(await stored(app)).toBe(1);
});

test('set to start in the tray it has no window, and where there is no tray a minimised or shown one', async ({
  start,
  aos,
  desktop,
  tray,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await first.window.getByRole('button', { name: 'Settings' }).click();
  await first.window.getByRole('radio', { name: 'Tray only' }).click();
  await expect(first.window.getByRole('radio', { name: 'Tray only' })).toBeChecked();
  await first.quit();

  const app = await start({ hidden: true });
  await expect.poll(tray.icons).toBe(1);
  expect(app.electron.windows()).toEqual([]);
  await app.quit();

  await desktop.bus?.releaseName('org.kde.StatusNotifierWatcher');
  // It looks for a tray for ten seconds first.
  const bare = await start();
  const state = () =>
    bare.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.isMinimized() === true || window?.isVisible() === true;
    });
  await expect.poll(state).toBe(true);
});
