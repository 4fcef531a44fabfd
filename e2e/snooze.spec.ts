import type { Page } from '@playwright/test';
import { openDatabase } from '../electron/core/store/schema/sqlite.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import type { NotificationDaemon } from './fixtures/daemon.ts';
import { accountDatabase } from './fixtures/database.ts';
import type { Desktop } from './fixtures/desktop.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, unfolded, upload } from './fixtures/signed-in.ts';

test.use({ aosOptions: { notifications: 6 } });

const option = (window: Page, name: RegExp) => window.getByRole('option', { name });

/** Makes everything that is snoozed due, as if its time had come while the app was off. */
async function letTimePass({ folder }: Pick<Desktop, 'folder'>): Promise<void> {
  const db = openDatabase(await accountDatabase(folder));
  db.prepare('UPDATE snooze SET until = ? WHERE back IS NULL').run(Date.now() - 1_000);
  db.close();
}

/** Snoozes an event of the feed by the menu of its row. */
async function snoozeByMenu(window: Page): Promise<void> {
  await option(window, /^later\.csv/).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Snooze…' }).click();
  await expect(window.getByRole('menuitem', { name: 'In 1 hour' })).toBeVisible();
  await window.screenshot({ path: 'out/e2e-snooze-menu.png' });
  await window.getByRole('menuitem', { name: /^Tomorrow morning \(8:00/ }).click();
  await expect(window.getByText(/^Snoozed until tomorrow 8:00 AM\.$/)).toBeVisible();
  await expect(option(window, /^later\.csv.*Snoozed until tomorrow/)).not.toContainText('unread');
}

/** Snoozes notifications, of which two are one row: one by key, another that is acknowledged later, and takes one back. */
async function snoozeInInbox(window: Page): Promise<void> {
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  const list = window.getByRole('listbox', { name: 'Notifications' });
  await expect(list.getByRole('option')).toHaveCount(5);
  await list.focus();
  await window.keyboard.press('h');
  await window.screenshot({ path: 'out/e2e-snooze-key.png' });
  await window.getByRole('menuitem', { name: 'In 1 hour' }).click();
  await expect(list.getByRole('option')).toHaveCount(4);
  await expect(window.getByRole('button', { name: /^Inbox, 5 open|^Inbox/ })).toContainText('5');
  await list.focus();
  await window.keyboard.press('x');
  await window.getByRole('button', { name: 'Snooze…' }).click();
  await window.getByRole('menuitem', { name: 'Date and time…' }).click();
  await window.getByLabel('Date').fill('2001-01-01');
  await window.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(window.getByText('Choose a time in the future.')).toBeVisible();
  await window.getByLabel('Date').fill(`${new Date().getFullYear() + 1}-01-02`);
  await window.screenshot({ path: 'out/e2e-snooze-dialog.png' });
  await window.getByRole('button', { name: 'Snooze', exact: true }).click();
  await expect(list.getByRole('option')).toHaveCount(3);
  await list.focus();
  await window.keyboard.press('z');
  await expect(list.getByRole('option')).toHaveCount(4);
  await window.getByRole('tab', { name: 'Snoozed' }).click();
  await expect(list.getByRole('option')).toHaveCount(1);
}

/** The place of all that is snoozed. */
async function seesSnoozed(window: Page): Promise<void> {
  await window.getByRole('button', { name: /^Snoozed/ }).click();
  const list = window.getByRole('listbox', { name: 'Snoozed events and notifications' });
  await expect(list.getByRole('option')).toHaveCount(2);
  await expect(list.getByRole('option').first()).toContainText(/Back/);
  await window.screenshot({ path: 'out/e2e-snoozed-light.png' });
  await askApp(window, 'app.settings', { theme: 'dark' });
  await window.screenshot({ path: 'out/e2e-snoozed-dark.png' });
  await askApp(window, 'app.settings', { theme: 'light' });
  await option(window, /^later\.csv/).click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane).toContainText(/Snoozed until tomorrow 8:00/);
  await window.screenshot({ path: 'out/e2e-snoozed-pane.png' });
  await window.getByRole('combobox', { name: 'Search events' }).fill('is:snoozed');
  await expect(window.getByRole('option')).toHaveCount(1);
}

/** Stars by key, by a click on a row and in the pane; what has one has its place, survives, and is found. */
async function stars(window: Page): Promise<void> {
  await window.getByRole('combobox', { name: 'Search events' }).fill('');
  await expect(option(window, /^later\.csv/)).toBeVisible();
  const feed = window.getByRole('listbox', { name: 'Events' });
  await feed.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('s');
  await expect(window.getByText('Star added.')).toBeVisible();
  await expect(option(window, /starred/)).toHaveCount(1);
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const inbox = window.getByRole('listbox', { name: 'Notifications' });
  await window.getByRole('tab', { name: 'Open' }).click();
  await inbox.getByRole('option').first().hover();
  await inbox.getByRole('option').first().locator('[data-star]').click();
  await expect(inbox.getByRole('option', { name: /starred/ })).toHaveCount(1);
  await window.keyboard.press('g');
  await window.keyboard.press('t');
  const list = window.getByRole('listbox', { name: 'Starred events and notifications' });
  await expect(list.getByRole('option')).toHaveCount(2);
  await window.screenshot({ path: 'out/e2e-starred-light.png' });
  await list.focus();
  await window.keyboard.press('s');
  await expect(list.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('z');
  await expect(list.getByRole('option')).toHaveCount(2);
  await askApp(window, 'app.settings', { theme: 'dark' });
  await window.screenshot({ path: 'out/e2e-starred-dark.png' });
  await askApp(window, 'app.settings', { theme: 'light' });
  await list.getByRole('option').filter({ hasText: 'later.csv' }).first().click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane.getByRole('button', { name: 'Remove star' })).toBeVisible();
  await window.screenshot({ path: 'out/e2e-starred-pane.png' });
}

/** What came back is told by one banner, which opens it; everything is as new. */
async function isBack({ window }: RunningApp, banners: NotificationDaemon, before: number): Promise<void> {
  await expect.poll(banners.count).toBe(before + 1);
  await banners.activate();
  await expect(window.getByRole('heading', { name: 'From one banner' })).toBeVisible();
  await expect(window.getByRole('option')).toHaveCount(1);
  await expect(option(window, /^later\.csv.*Was snoozed.*unread/)).toBeVisible();
  await window.screenshot({ path: 'out/e2e-snooze-back.png' });
  await option(window, /^later\.csv/).click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane).toContainText(/Snoozed until .*Banner shown and opened/);
  await window.getByRole('button', { name: '1 in the inbox' }).click();
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.getByRole('button', { name: 'Show all' }).click();
  await expect(window.getByRole('option')).toHaveCount(5);
}

test('snoozed ones have their place, survive a restart, and come back as new with one banner', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await unfolded(app);
  await upload(aos, ['later.csv']);
  await expect(option(app.window, /^later\.csv/)).toBeVisible();
  await snoozeByMenu(app.window);
  await snoozeInInbox(app.window);
  await seesSnoozed(app.window);
  await stars(app.window);
  await app.quit();
  await banners.closeAll();
  await letTimePass(desktop);

  const before = await banners.count();
  const again = await start();
  await live(again, aos);
  await isBack(again, banners, before);
  await expect(again.window.getByRole('button', { name: /^Starred/ })).toContainText('2');
  await again.quit();
  const last = await start();
  await live(last, aos);
  await last.window.waitForTimeout(1_500);
  expect(await banners.count()).toBe(before + 1);
});
