import type { LocalAos } from '../devserver/server.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { startNotificationService, workingService } from './fixtures/notification-service.ts';
import { expectAcknowledged, live, provisioned, undoBriefly, upload } from './fixtures/signed-in.ts';

test.use({ desktopOptions: { banners: false } });

const hide = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

/** Leaves something in the inbox, and has the app look there: it does when the computer wakes up. */
async function notify(
  { electron }: RunningApp,
  aos: LocalAos,
  variant: 'access-requested' | 'permission-granted',
) {
  aos.control.notify({ variant });
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
}

/** Whether the window is on the screen. */
const isShown = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));

test('each button of a banner does what it says, and needs no window for it', async ({
  start,
  aos,
  desktop,
}) => {
  test.skip(desktop.bus === null, 'there is no D-Bus on this system');
  if (desktop.bus === null) return;
  const service = await startNotificationService(
    desktop.bus,
    workingService(['actions', 'body', 'icon-static']),
  );
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await undoBriefly(app);
  const { window } = app;
  /** The first banner with this in its title, among those after the first `after`. */
  const bannerOf = async (title: string, after = 0) => {
    const find = () => service.shown.find((one, n) => n >= after && one.title.includes(title));
    await expect.poll(find).toBeDefined();
    const found = find();
    if (found === undefined) throw new Error(`no banner says ${title}`);
    return found;
  };
  const unread = async () => (await askApp(window, 'app.state')).accounts[0]?.unread ?? 0;

  await hide(app);
  await upload(aos, ['mark_me.csv']);
  const single = await bannerOf('mark_me.csv created');
  expect(single).toMatchObject({
    actions: ['default', 'Open', 'open', 'Open', 'mark-read', 'Mark read', 'snooze', 'Snooze for 1 hour'],
    hints: { 'image-data': [96, 96, 384, true, 8, 4, expect.anything()] },
  });
  const before = await unread();
  service.click(single.id, 'mark-read');
  await expect.poll(unread).toBe(before - 1);
  await expect.poll(() => service.closed).toContain(single.id);
  expect(await isShown(app)).toBe(false);

  await upload(aos, ['later.csv']);
  const later = await bannerOf('later.csv created');
  service.click(later.id, 'snooze');
  await expect.poll(async () => (await askApp(window, 'snooze.count', { account: null })).total).toBe(1);
  await expect.poll(unread).toBe(before - 1);
  expect(await isShown(app)).toBe(false);

  await notify(app, aos, 'permission-granted');
  const granted = await bannerOf('You were granted');
  service.click(granted.id, 'acknowledge');
  await expectAcknowledged(aos, 1);
  expect(await isShown(app)).toBe(false);

  await notify(app, aos, 'access-requested');
  const request = await bannerOf('requests access');
  expect(request.actions.slice(2)).toEqual([
    'grant',
    'Grant…',
    'dismiss',
    'Dismiss without granting',
    'snooze',
    'Snooze for 1 hour',
    'open',
    'Open',
  ]);
  service.click(request.id, 'grant');
  await expect(window.getByRole('region', { name: 'Grant access' }).getByRole('radio').first()).toBeVisible();
  await expect.poll(() => isShown(app)).toBe(true);
  expect((await aos.control.stats()).notifications.acknowledged).toHaveLength(1);

  // The app's own banner: the token is refused. It leads to the sign-in, and comes once.
  await hide(app);
  aos.control.expireToken({ token: aos.token });
  // The ack of what is brought is refused.
  await upload(aos, ['refused.csv']);
  const signedOut = await bannerOf('Signed out of');
  expect(signedOut.body).toContain('did not accept your token');
  service.click(signedOut.id);
  const dialog = window.getByRole('dialog', { name: /^New token for / });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Token', { exact: true }).fill(aos.control.mintToken({}).token);
  const memory = dialog.getByRole('radio', { name: 'Only until I quit' });
  if (await memory.isVisible()) await memory.click();
  await dialog.getByRole('button', { name: 'Use this token' }).click();
  await expect(dialog).toBeHidden();
  await live(app, aos);
  await window.keyboard.press('g');
  await window.keyboard.press('b');
  await expect(window.getByRole('option', { name: /^Signed out of .*Opened/ })).toHaveCount(1);

  await chooseSounds(app);
  // The page is released, as some time after the window was closed: buttons work without it, and opening brings it back.
  await askApp(window, 'app.settings', { releaseMinutes: 0.03 });
  await hide(app);
  const pages = () =>
    app.electron.evaluate(
      ({ app: main }) => main.getAppMetrics().filter(({ type }) => type === 'Tab').length,
    );
  await expect.poll(pages).toBe(0);
  const shownBefore = service.shown.length;
  await notify(app, aos, 'permission-granted');
  const again = await bannerOf('You were granted', shownBefore);
  expect(again.hints).toMatchObject({
    'sound-file': expect.stringMatching(/build.sounds.chime\.wav$/),
  });
  service.click(again.id, 'acknowledge');
  await expectAcknowledged(aos, 2);
  expect(await pages()).toBe(0);
  await upload(aos, ['last.csv']);
  // Alone, or with those that came within half a minute before it.
  const newest = () =>
    service.shown.slice(shownBefore).findLast(({ title }) => /last\.csv created|objects created/.test(title));
  await expect.poll(newest).toBeDefined();
  const last = newest()?.id ?? 0;
  const [page] = await Promise.all([app.electron.waitForEvent('window'), service.click(last, 'open')]);
  const alone = page.getByRole('complementary', { name: 'Details' });
  const several = page.getByRole('heading', { name: 'Events of the banner' });
  await expect(alone.or(several).first()).toBeVisible();
});

/** The sound of banners is chosen in the settings, which say that this desktop plays none. */
async function chooseSounds({ window }: RunningApp): Promise<void> {
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByText('notification service plays no sounds')).toBeVisible();
  await window
    .getByRole('radiogroup', { name: 'Banner sound', exact: true })
    .getByRole('radio', { name: 'Chime' })
    .click();
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await window.screenshot({ path: `out/e2e-sounds-${theme}.png` });
  }
  await window.setViewportSize({ width: 400, height: 800 });
  await window.getByRole('radiogroup', { name: 'Urgent banner sound' }).scrollIntoViewIfNeeded();
  await window.screenshot({ path: 'out/e2e-sounds-narrow.png' });
  await window.setViewportSize({ width: 1180, height: 760 });
}
