import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, upload } from './fixtures/signed-in.ts';

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

test('alerts paused in the tray show no banner', async ({ start, aos, desktop, tray, banners }) => {
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
  await upload(aos, ['loud.csv']);
  await expect.poll(banners.count).toBe(1);
  expect(await banners.closeAll()).toMatchObject([{ title: 'loud.csv created' }]);
});

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
