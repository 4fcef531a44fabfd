import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 1_200 } });

test('marking all that a filter shows says how many, leaves the rest, and is undone exactly', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(500);
  await atRest(app);
  const unread = window.getByRole('main').getByText(/^[\d,]+ events .* unread$/);
  const before = await unread.textContent();
  const search = window.getByRole('combobox', { name: 'Search events' });
  await search.fill('action:created');
  await search.press('Enter');
  await window.getByRole('button', { name: /^Mark all \d+ read$/ }).click();
  await expect(window.getByText(/^\d+ events marked read\.$/)).toBeVisible();
  await window.getByRole('button', { name: 'Clear filters' }).click();
  await expect(unread).not.toHaveText(before ?? '');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(unread).toHaveText(before ?? '');
});
