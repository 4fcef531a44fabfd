import { execFileSync } from 'node:child_process';
import { inPath } from '../scripts/lib/headless.mjs';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { startShortcutPortal } from './fixtures/shortcut-portal.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

test.skip(!inPath('xdotool'), 'not installed: xdotool');

const settings = ({ window }: RunningApp) => window.getByRole('button', { name: 'Settings', exact: true });
const visible = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));

test('recorded by pressing it, the shortcut brings the window up from anywhere, also after a restart', async ({
  start,
  aos,
  desktop,
}) => {
  const press = () => execFileSync('xdotool', ['key', 'ctrl+alt+k'], { env: desktop.env });
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await settings(app).click();
  const recorder = app.window.getByRole('button', { name: 'Set a shortcut…' });
  await recorder.click();
  await expect(app.window.getByRole('button', { name: 'Press the keys, Esc cancels' })).toBeVisible();
  await app.window.keyboard.press('Escape');
  await recorder.click();
  // A single key is not taken.
  await app.window.keyboard.press('k');
  await app.window.keyboard.press('Control+Alt+k');
  await expect(app.window.getByRole('button', { name: 'Ctrl+Alt+K' })).toBeVisible();
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect.poll(() => visible(app)).toBe(false);
  press();
  await expect.poll(() => visible(app)).toBe(true);

  // Another app wants the same keys.
  const other = await start({ profile: 'other', args: await provisioned(aos, desktop) });
  await live(other, aos);
  await settings(other).click();
  await other.window.getByRole('button', { name: 'Set a shortcut…' }).click();
  await other.window.keyboard.press('Control+Alt+k');
  await expect(other.window.getByRole('alert')).toContainText('did not accept this shortcut');
  await expect(other.window.getByRole('button', { name: 'Set a shortcut…' })).toBeVisible();
  await other.quit();

  await app.quit();
  const again = await start({ hidden: true, args: ['--hidden'] });
  await expect
    .poll(() => again.electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+K')))
    .toBe(true);
  press();
  await expect.poll(() => visible(again)).toBe(true);
  await askApp(again.window, 'desktop.setShortcut', { keys: null });
  expect(
    await again.electron.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+K')),
  ).toBe(false);
});

test('under Wayland the desktop is asked; what it has is shown, and where it cannot be asked that is said', async ({
  start,
  aos,
  desktop,
}) => {
  desktop.env.XDG_SESSION_TYPE = 'wayland';
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await settings(app).click();
  await app.window.getByRole('button', { name: 'Set a shortcut…' }).click();
  await app.window.keyboard.press('Control+Alt+k');
  await expect(app.window.getByRole('alert')).toContainText('does not let apps set global shortcuts');

  await using portal = await startShortcutPortal(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  portal.shortcuts.says = { keys: 'Super+Space' };
  await app.window.getByRole('button', { name: 'Set a shortcut…' }).click();
  await app.window.keyboard.press('Control+Alt+k');
  await expect(app.window.getByRole('button', { name: 'Super+Space' })).toBeVisible();
  await expect(app.window.getByText('The desktop decides on the keys.')).toBeVisible();
  await expect(app.window.getByRole('alert')).toHaveCount(0);
  portal.shortcuts.press();
  await expect.poll(() => visible(app)).toBe(false);
  portal.shortcuts.press();
  await expect.poll(() => visible(app)).toBe(true);
  portal.shortcuts.end();
  await expect(app.window.getByRole('alert')).toContainText('did not set up this shortcut');
  await app.window.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(app.window.getByRole('button', { name: 'Set a shortcut…' })).toBeVisible();
});
