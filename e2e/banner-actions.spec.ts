import type { LocalAos } from '../devserver/server.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { startNotificationService, workingService } from './fixtures/notification-service.ts';
import { expectAcknowledged, live, provisioned, upload } from './fixtures/signed-in.ts';

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
  const { window } = app;
  const numberOf = async (title: string) => {
    await expect.poll(() => service.shown.findIndex((one) => one.title.includes(title))).not.toBe(-1);
    return service.shown.findIndex((one) => one.title.includes(title)) + 1;
  };
  const unread = async () => (await askApp(window, 'app.state')).accounts[0]?.unread ?? 0;

  await hide(app);
  await upload(aos, ['mark_me.csv']);
  const single = await numberOf('mark_me.csv created');
  expect(service.shown[single - 1]).toMatchObject({
    actions: ['default', 'Open', 'open', 'Open', 'mark-read', 'Mark read'],
    hints: { 'image-data': [96, 96, 384, true, 8, 4, expect.anything()] },
  });
  const before = await unread();
  service.click(single, 'mark-read');
  await expect.poll(unread).toBe(before - 1);
  await expect.poll(() => service.closed).toContain(single);
  expect(await isShown(app)).toBe(false);

  await notify(app, aos, 'permission-granted');
  const granted = await numberOf('You were granted');
  service.click(granted, 'acknowledge');
  await expectAcknowledged(aos, 1);
  expect(await isShown(app)).toBe(false);

  await notify(app, aos, 'access-requested');
  const request = await numberOf('requests access');
  expect(service.shown[request - 1]?.actions.slice(2)).toEqual([
    'grant',
    'Grant…',
    'acknowledge',
    'Acknowledge',
    'open',
    'Open',
  ]);
  service.click(request, 'grant');
  await expect(window.getByRole('region', { name: 'Grant access' }).getByRole('radio').first()).toBeVisible();
  await expect.poll(() => isShown(app)).toBe(true);
  expect((await aos.control.stats()).notifications.acknowledged).toHaveLength(1);

  // The app's own banner: the token is refused. It leads to the sign-in, and comes once.
  await hide(app);
  aos.control.expireToken({ token: aos.token });
  // The ack of what is brought is refused.
  await upload(aos, ['last.csv']);
  const signedOut = await numberOf('Signed out of');
  expect(service.shown[signedOut - 1]?.body).toContain('did not accept your token');
  service.click(signedOut);
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
  await window.screenshot({ path: 'out/e2e-banner-list.png' });
});
