import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import type { NotificationDaemon } from './fixtures/daemon.ts';
import { expect, test } from './fixtures/index.ts';
import {
  atRest,
  expectAcknowledged,
  live,
  provisioned,
  undoBriefly,
  unfolded,
  upload,
} from './fixtures/signed-in.ts';

test('a banner is shown, and activating it opens its event', async ({ start, aos, desktop, banners }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['soil_core_7.tiff']);
  await expect.poll(banners.count).toBe(1);
  await app.window.getByRole('button', { name: 'Settings' }).click();
  await banners.activate();
  const details = app.window.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'soil_core_7.tiff' })).toBeVisible();
  expect(await banners.closeAll()).toMatchObject([
    { app: 'Aruna Notify', title: 'soil_core_7.tiff created' },
  ]);
});

test('the tray menu shows what is unread and opens it', async ({ start, aos, desktop, tray }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['plot_a.csv', 'plot_b.csv']);
  const labels = async () => (await tray.menu()).map(({ label }) => label);
  await expect
    .poll(labels)
    .toEqual(expect.arrayContaining(['plot_b.csv created', 'plot_a.csv created', 'Quit']));
  const { accounts } = await askApp(app.window, 'app.state');
  expect(await labels()).toContain(`${accounts[0]?.unread} unread events`);
  await tray.click('plot_a.csv created');
  const details = app.window.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'plot_a.csv' })).toBeVisible();
});

test('the tray menu marks everything read, which the window can undo', async ({
  start,
  aos,
  desktop,
  tray,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['plot_a.csv']);
  const unread = async () => (await askApp(app.window, 'app.state')).accounts[0]?.unread;
  await expect.poll(unread).toBeGreaterThan(0);
  await atRest(app);
  const before = await unread();
  await tray.click('Mark all as read');
  await expect.poll(unread).toBe(0);
  await expect.poll(tray.tooltip).toContain('Nothing unread');
  await app.window.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(unread).toBe(before);
});

test.describe('with notifications', () => {
  test.use({ aosOptions: { notifications: 4 } });

  test('the tray menu asks in the window before it acknowledges all', async ({
    start,
    aos,
    desktop,
    tray,
  }) => {
    const app = await start({ args: await provisioned(aos, desktop) });
    await live(app, aos);
    await undoBriefly(app);
    const { accounts } = await askApp(app.window, 'app.state');
    const open = accounts[0]?.inbox ?? 0;
    expect(open).toBeGreaterThan(1);
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await tray.click('Acknowledge or dismiss all…');
    const question = app.window.getByRole('alertdialog', {
      name: `Dismiss all ${open} access requests without granting?`,
    });
    await expect(question).toBeVisible();
    expect((await aos.control.stats()).notifications.acknowledged).toEqual([]);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await tray.click('Acknowledge or dismiss all…');
    await question.getByRole('button', { name: `Dismiss without granting (${open})` }).click();
    await expect(app.window.getByText(`${open} requests dismissed without granting`)).toBeVisible();
    await expectAcknowledged(aos, open);
  });
});

test('the tray menu lists the accounts and leads to the settings', async ({ start, aos, desktop, tray }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const { accounts } = await askApp(app.window, 'app.state');
  const listed = async () =>
    (await tray.menu()).find(({ label }) => label === 'Accounts')?.entries.map(({ label }) => label);
  await expect.poll(listed).toEqual([`${accounts[0]?.label}: Connected`, 'Add account…']);
  expect(await tray.tooltip()).toMatch(/^Aruna Notify\n.*Connected\s*$/s);
  await tray.click('Settings');
  await expect(app.window.getByRole('main', { name: 'Settings' })).toBeVisible();
});

test('the application menu runs the commands of the app, and speaks its language', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: ['--lang=de', ...(await provisioned(aos, desktop))] });
  await live(app, aos);
  const choose = (id: string) =>
    app.electron.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
      if (item?.enabled) item.click();
      return item?.label;
    }, id);
  await expect.poll(() => choose('inbox')).toBe('Eingang');
  await expect(app.window.getByRole('main', { name: 'Eingang' })).toBeVisible();
  await choose('palette');
  await expect(app.window.getByRole('dialog')).toBeVisible();
  await app.window.keyboard.press('Escape');
  await app.window.keyboard.press('Control+,');
  await expect(app.window.getByRole('main', { name: 'Einstellungen' })).toBeVisible();
  const top = await app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(top).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Gehe zu', 'Fenster', 'Hilfe']);
});

test('closing the window leaves the app in the tray, which brings it back', async ({
  start,
  desktop,
  aos,
  tray,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const visible = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((one) => one.isVisible()),
    );
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toBe(false);
  expect(await tray.icons()).toBe(1);
  await tray.click('Open Aruna Notify');
  await expect.poll(visible).toBe(true);
});

test('alerts paused in the tray show no banner, and the app says why', async ({
  start,
  aos,
  desktop,
  tray,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await tray.click('For 30 minutes');
  await expect(app.window.getByRole('region', { name: 'Status' })).toContainText(/Alerts paused/);
  await upload(aos, ['quiet.csv']);
  await expect(app.window.getByRole('option', { name: /^quiet\.csv/ })).toBeVisible();
  // Events are gathered for a moment before they become a banner.
  await app.window.waitForTimeout(2_000);
  expect(await banners.count()).toBe(0);
  await tray.click(/Resume/);
  await expect.poll(banners.count).toBe(1);
  await opensWhatWasHeld(app, banners);
  await upload(aos, ['loud.csv']);
  await expect.poll(banners.count).toBe(2);
  expect(await banners.closeAll()).toMatchObject([
    { title: '1 event while quiet' },
    { title: 'loud.csv created' },
  ]);
  await unfolded(app);
  await saysWhy(app);
  await ruleFromRow(app);
  await upload(aos, ['loud_2.csv']);
  await expect(app.window.getByRole('option', { name: /^loud_2\.csv/ })).toBeVisible();
  await app.window.getByRole('option', { name: /^loud_2\.csv/ }).click();
  const pane = app.window.getByRole('complementary', { name: 'Details' });
  await expect(pane).toContainText('No banner: it only counts as unread. Rule: kind:object loud.');
  expect((await banners.closeAll()).map(({ title }) => title)).toEqual([
    '1 event while quiet',
    'loud.csv created',
  ]);
});

/** A click on the summary shows the event that was held, among many others, and leads back to all. */
async function opensWhatWasHeld({ window }: RunningApp, banners: NotificationDaemon): Promise<void> {
  await banners.activate();
  await expect(window.getByRole('heading', { name: 'From one banner' })).toBeVisible();
  const rows = window.getByRole('option');
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveAccessibleName(/^quiet\.csv/);
  await window.getByRole('button', { name: 'Show all' }).click();
  await expect(window.getByRole('heading', { name: 'All events' })).toBeVisible();
}

/** The pane of the event that was held back says so, and the list of banners has both. */
async function saysWhy({ window }: RunningApp): Promise<void> {
  await window.getByRole('option', { name: /^quiet\.csv/ }).click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane).toContainText(/No banner: alerts were paused until \d+:\d\d/);
  await window.keyboard.press('g');
  await window.keyboard.press('b');
  const list = window.getByRole('listbox', { name: 'Banners' });
  await expect(list.getByRole('option')).toHaveText([
    /loud\.csv created.*Shown|Closed/,
    /1 event while quiet.*Opened/,
    /quiet\.csv.*Held back/,
  ]);
  await window.screenshot({ path: 'out/e2e-alerts-light.png' });
  await askApp(window, 'app.settings', { theme: 'dark' });
  await window.screenshot({ path: 'out/e2e-alerts-dark.png' });
  await window.getByRole('radio', { name: 'Held back' }).click();
  await expect(list.getByRole('option')).toHaveCount(1);
  await list.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible();
  await expect(pane.getByRole('heading', { name: 'quiet.csv' })).toBeVisible();
}

test('quitting in the tray ends the app', async ({ start, aos, desktop, tray }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const child = app.electron.process();
  await tray.click('Quit');
  await expect.poll(() => child.exitCode).toBe(0);
});

test('the token is kept by the keychain and not in a file', async ({ start, aos, desktop, banners }) => {
  expect(await banners.count()).toBe(0);
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const backend = () => app.electron.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend());
  expect(await backend()).toBe('gnome_libsecret');
  await app.quit();
  const again = await start();
  await live(again, aos);
});

test('banner, tray and screens speak the same language', async ({ start, aos, desktop, tray, banners }) => {
  const app = await start({ args: ['--lang=de', ...(await provisioned(aos, desktop))] });
  await live(app, aos);
  await expect(app.window.getByRole('region', { name: 'Zustand' })).toContainText('Live');
  await upload(aos, ['bodenkern.tiff']);
  await expect.poll(banners.count).toBe(1);
  expect(await banners.closeAll()).toMatchObject([{ title: 'bodenkern.tiff wurde angelegt' }]);
  const labels = async () => (await tray.menu()).map(({ label }) => label);
  await expect
    .poll(labels)
    .toEqual(expect.arrayContaining(['bodenkern.tiff wurde angelegt', 'Hinweise anhalten', 'Beenden']));
});

/** A rule is made from a row, shows what it would have done, is saved, moved, deleted and back again. */
async function ruleFromRow({ window }: RunningApp): Promise<void> {
  await window.getByRole('option', { name: /^loud\.csv/ }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Alert me about this…' }).click();
  const dialog = window.getByRole('dialog', { name: 'New alert rule' });
  const query = dialog.getByRole('combobox', { name: 'Events that match' });
  await expect(query).toHaveValue('kind:object action:created loud.csv');
  await expect(dialog).toContainText('1 event matched. The rule would have shown 1 banner.');
  await expect(dialog).toContainText('loud.csv created');
  await query.fill('kind:objekt ');
  await dialog.getByRole('button', { name: /^kind:object/ }).click();
  await expect(query).toHaveValue('kind:object ');
  // Completion as in the feed; Escape closes the list, and the dialog stays.
  await query.fill('act');
  await expect(dialog.getByRole('option', { name: /^action:/ })).toBeVisible();
  await window.screenshot({ path: 'out/e2e-rule-completion.png' });
  await query.press('Escape');
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await query.press('Tab');
  await query.fill('kind:object loud');
  await dialog.getByRole('radio', { name: 'Quiet' }).click();
  await expect(dialog).toContainText('The rule would have decided about 1 of them.');
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await window.screenshot({ path: `out/e2e-rule-${theme}.png` });
  }
  await dialog.getByRole('button', { name: 'Save rule' }).click();
  await expect(dialog).toBeHidden();
  await window.keyboard.press('g');
  await window.keyboard.press('b');
  await window.getByRole('tab', { name: 'Rules' }).click();
  const list = window.getByRole('list', { name: 'Rules' });
  await expect(list.getByRole('listitem')).toHaveCount(7);
  const names = () => list.locator('.rule-name').allTextContents();
  await list.getByRole('button', { name: 'Edit kind:object loud' }).press('Alt+ArrowDown');
  await expect
    .poll(names)
    .toEqual([
      'Muted subscriptions',
      expect.stringMatching(/^1\. Requests/),
      '2. kind:object loud',
      '3. Maintenance announcements',
      '4. Announcements',
      '5. Deletions',
      'Everything else',
    ]);
  await window.screenshot({ path: 'out/e2e-rules-dark.png' });
  await window.setViewportSize({ width: 400, height: 700 });
  await window.screenshot({ path: 'out/e2e-rules-narrow.png' });
  await window.setViewportSize({ width: 1180, height: 760 });
  await list.getByRole('button', { name: 'Delete kind:object loud' }).press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(6);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(7);
  await window.keyboard.press('g');
  await window.keyboard.press('f');
}
