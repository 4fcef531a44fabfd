import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { expectAcknowledged, live, provisioned } from './fixtures/signed-in.ts';

test.use({ aosOptions: { notifications: 230 } });

const options = (window: Page) => window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');

async function openInbox(window: Page) {
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await expect(options(window).first()).toBeVisible();
}

test('acknowledging one, a range, and 200 at once settles them at the server', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);

  await window.getByRole('listbox', { name: 'Notifications' }).focus();
  await window.keyboard.press('x');
  await window.getByRole('button', { name: 'Dismiss without granting (1)', exact: true }).click();
  await expectAcknowledged(aos, 1);

  await options(window).nth(2).click();
  await window.keyboard.press('x');
  await options(window)
    .nth(10)
    .click({ modifiers: ['Shift'] });
  await window.getByRole('button', { name: 'Dismiss without granting (9)', exact: true }).click();
  await expectAcknowledged(aos, 10);

  await window.getByRole('button', { name: 'Select all 220' }).click();
  await window.getByRole('button', { name: 'Dismiss without granting (220)', exact: true }).click();
  await expectAcknowledged(aos, 230);
  await expect(window.getByText('Your inbox is empty')).toBeVisible();
});

test('undo takes a bulk back before anything is sent', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);
  await window.getByRole('button', { name: 'Select all 230' }).click();
  await window.getByRole('button', { name: 'Dismiss without granting (230)', exact: true }).click();
  await expect(window.getByText('Your inbox is empty')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByRole('button', { name: 'Select all 230' })).toBeVisible();
  const { notifications, calls } = await aos.control.stats();
  expect(notifications.acknowledged).toEqual([]);
  expect(calls.AcknowledgePersonalNotifications ?? 0).toBe(0);
});

test('an acknowledgement survives quitting inside the time for undo', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await openInbox(app.window);
  await app.window.getByRole('button', { name: 'Select all 230' }).click();
  await app.window.getByRole('button', { name: 'Dismiss without granting (230)', exact: true }).click();
  await app.quit();
  await start();
  await expectAcknowledged(aos, 230);
});

test('a search whose notifications are all acknowledged says so, and how many others are open', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);
  const search = window.getByLabel('Search notifications');
  await search.fill('nobody is called that');
  await expect(window.getByText('No notification matches')).toBeVisible();
  await search.fill('soil');
  const all = window.getByRole('button', { name: /^Select all \d+$/ });
  await expect(window.getByText('No notification matches')).toBeHidden();
  await all.click();
  const acknowledge = window.getByRole('button', { name: /^Dismiss without granting \(\d+\)$/ });
  const count = Number(/\d+/.exec((await acknowledge.textContent()) ?? '')?.[0]);
  await acknowledge.click();
  await expect(window.getByText('All done for “soil”')).toBeVisible();
  if (count < 230) await expect(window.getByText(/^\d+ others? (is|are) open\.$/)).toBeVisible();
});
