import { readPlace } from '../electron/core/model/app-link.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, upload } from './fixtures/signed-in.ts';

test.use({ aosOptions: { notifications: 2 } });

test('a row of the feed has a menu, by right click and by key', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  const clipboard = () => app.electron.evaluate((electron) => electron.clipboard.readText());
  await live(app, aos);
  await upload(aos, ['leaf_3.csv']);
  await atRest(app);
  const row = window.getByRole('option', { name: /^leaf_3\.csv/ });
  await row.click({ button: 'right' });
  const menu = window.getByRole('menu', { name: 'leaf_3.csv' });
  await menu.getByRole('menuitem', { name: 'Mark read' }).click();
  await expect(row).not.toContainText('unread');
  await expect(menu).toBeHidden();

  await window.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  const box = await menu.boundingBox();
  const place = await row.boundingBox();
  expect(Math.abs((box?.y ?? 0) - ((place?.y ?? 0) + (place?.height ?? 0)))).toBeLessThan(30);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(row).toContainText('unread');
  // The focus is back on the list, so its keys go on working.
  await expect(window.getByRole('listbox', { name: 'Events' })).toBeFocused();

  // By one key, and with all that the row offers to a pointer.
  await row.hover();
  const offered = await row
    .locator('[data-action]:not([data-action="more"])')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title') ?? '?'));
  expect(offered.length).toBeGreaterThan(1);
  await window.keyboard.press('.');
  const entries = await menu.getByRole('menuitem').allTextContents();
  for (const name of offered) expect(entries).toContain(name);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('listbox', { name: 'Events' })).toBeFocused();
  await window.keyboard.press('?');
  await expect(window.getByRole('dialog').getByText('Menu of the row')).toBeVisible();
  await window.keyboard.press('Escape');

  // Under the pointer the row offers what is done most often, and a way to the rest.
  await row.hover();
  await row.locator('[data-action="read"]').click();
  await expect(row).not.toContainText('unread');
  await row.locator('[data-action="more"]').click();
  await expect(menu).toBeVisible();
  await window.keyboard.press('Escape');
  // Of several that are selected, the menu is for all of them and says how many it changes.
  await window.keyboard.press('x');
  await window.keyboard.press('Shift+j');
  await row.click({ button: 'right' });
  const both = window.getByRole('menu', { name: '2 selected' });
  await both.getByRole('menuitem', { name: 'Mark 1 unread' }).click();
  await expect(row).toContainText('unread');
  await expect(window.getByRole('button', { name: 'Clear selection' })).toHaveCount(0);

  await row.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Copy name' }).click();
  await expect.poll(clipboard).toBe('leaf_3.csv');
  await row.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect.poll(async () => readPlace(await clipboard())).toMatchObject({ at: 'event' });
  await row.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Show only this resource' }).click();
  await expect(window.getByRole('option')).toHaveCount(1);
});

test('notifications, subscriptions and accounts have menus too', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await window.keyboard.press('g');
  await window.keyboard.press('i');
  await window.getByRole('listbox').focus();
  await window.keyboard.press('Shift+F10');
  await expect(window.getByRole('menuitem', { name: 'Dismiss without granting' })).toBeVisible();
  await window.keyboard.press('Escape');
  await window.getByRole('option').first().click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Dismiss without granting' }).click();
  await expect(window.getByText('1 request dismissed without granting')).toBeVisible();

  await window.keyboard.press('g');
  await window.keyboard.press('s');
  const [first] = (await askApp(window, 'app.state')).accounts;
  const list = window.getByRole('listbox', { name: 'Subscriptions' });
  const entry = window.getByRole('list', { name: 'Subscriptions' }).getByRole('button').last();
  for (const open of [
    () => list.getByRole('option').first().click({ button: 'right' }),
    () => list.press('Shift+F10'),
    () => entry.click({ button: 'right' }),
    () => entry.press('Shift+F10'),
  ]) {
    await open();
    await expect(window.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
    await window.keyboard.press('Escape');
  }

  await window.keyboard.press('g');
  await window.keyboard.press('a');
  await window.getByRole('heading', { name: first?.label ?? '' }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Pause' }).press('Escape');
  const more = window.getByRole('button', { name: `Actions for ${first?.label}` });
  await more.click();
  await expect(window.getByRole('menuitem', { name: 'Pause' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await window.keyboard.press('Shift+F10');
  await expect(window.getByRole('menu', { name: first?.label ?? '' })).toBeInViewport();
  await window.getByRole('menuitem', { name: 'Pause' }).press('Enter');
  await expect.poll(async () => (await askApp(window, 'app.state')).accounts[0]?.status.state).toBe('paused');
});

test('a text field has the usual menu', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const popped = app.electron.evaluate(
    ({ Menu }) =>
      new Promise<string[]>((resolve) => {
        Menu.prototype.popup = function popup(this: Electron.Menu) {
          resolve(this.items.filter(({ type }) => type !== 'separator').map(({ label }) => label));
        };
      }),
  );
  await app.window.getByLabel('Search events').click({ button: 'right' });
  expect(await popped).toEqual(['Undo', 'Redo', 'Cut', 'Copy', 'Paste', 'Select all']);
});
