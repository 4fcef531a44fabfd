import { join } from 'node:path';
import { openDatabase } from '../electron/core/store/schema/sqlite.ts';
import { accountDatabase } from './fixtures/database.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 300 } });

const DAY = 86_400_000;

/** As a date field takes it. */
function dayText(time: number): string {
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

test('by keys alone the feed goes to a date, and says when nothing is that old', async ({
  start,
  aos,
  desktop,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await expect.poll(() => stored(first)).toBeGreaterThan(100);
  await first.quit();
  // The events are of these minutes; here they are spread over twenty days.
  const today = new Date().setHours(0, 0, 0, 0);
  const db = openDatabase(await accountDatabase(join(desktop.folder, 'profile')));
  // The counts by day are of the old times: all is counted again.
  db.exec('UPDATE day_count_state SET since = NULL; DELETE FROM day_count');
  db.exec(`UPDATE event SET time = (${today} + id * 1000 - (id % 10) * ${2 * DAY}) * 1000000`);
  db.close();

  const { window } = await start();
  const list = window.getByRole('listbox', { name: 'Events' });
  await expect(list.getByRole('option').first()).toBeVisible();
  const active = list.locator('.list-row.active time');
  await window.keyboard.press('g');
  await window.keyboard.press('d');
  const field = window.getByRole('dialog').getByLabel('Date');
  await expect(field).toBeFocused();
  // The backdrop keeps the pointer away: a style on what lies behind would recalculate all styles of the window.
  const behind = window.locator('main .list');
  await expect(behind).toHaveCSS('pointer-events', 'auto');
  const reached = await behind.evaluate((element) => {
    const { left, bottom } = element.getBoundingClientRect();
    return document.elementFromPoint(left + 5, bottom - 5)?.className;
  });
  expect(reached).toBe('dialog-backdrop');

  await field.fill(dayText(Date.now() - 2_000 * DAY));
  await window.keyboard.press('Enter');
  await expect(window.getByText('There are no events that old.')).toBeVisible();

  // On the ninth day before today nothing happened: the next older one is shown.
  await field.fill(dayText(Date.now() - 9 * DAY));
  await window.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(list).toBeFocused();
  await expect(active).toHaveAttribute('datetime', new RegExp(`^${utcDay(Date.now() - 10 * DAY)}`));
  await expect(active).toBeInViewport();
  await window.screenshot({ path: 'out/e2e-jump.png' });

  await window.getByRole('button', { name: 'Go to a date' }).click();
  await expect(field).toHaveValue(dayText(Date.now() - 10 * DAY));
  await field.fill(dayText(Date.now()));
  await window.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(list.locator('[aria-posinset="1"]')).toHaveClass(/active/);
});

const utcDay = (time: number) => new Date(time).toISOString().slice(0, 10);
