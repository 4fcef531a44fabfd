import { askApp } from './fixtures/ask-app.ts';
import { type Dock, startDock } from './fixtures/dock.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, upload } from './fixtures/signed-in.ts';

test.use({ aosOptions: { notifications: 3 } });

test('the number counts what is chosen', async ({ start, aos, desktop }) => {
  const dock: Dock | null = desktop.bus && (await startDock(desktop.bus));
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, ['a.csv', 'b.csv']);
  const counts = async () => (await askApp(app.window, 'app.state')).accounts[0];
  await expect.poll(async () => (await counts())?.unread).toBeGreaterThan(1);
  await expect.poll(async () => (await counts())?.inbox).toBe(3);
  const title = () =>
    app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  const badge = () =>
    dock?.number() ?? app.electron.evaluate(({ app: running }) => running.getBadgeCount?.() ?? 0);
  await app.window.getByRole('button', { name: 'Settings' }).click();
  const choices = app.window.getByRole('radiogroup', { name: 'Number on the icon' });
  for (const [name, parts] of [
    ['Inbox', ['inbox']],
    ['Unread', ['unread']],
    ['None', []],
    ['Inbox and unread', ['unread', 'inbox']],
  ] as const) {
    await choices.getByRole('radio', { name, exact: true }).click();
    // Updates of parents come a moment after what they follow from, so the counts are read again each time.
    await expect(async () => {
      const now = await counts();
      const count = parts.reduce((sum, part) => sum + (now?.[part] ?? 0), 0);
      expect(await title()).toBe(count > 0 ? `(${count}) Aruna Notify` : 'Aruna Notify');
      if (process.platform !== 'win32') expect(await badge()).toBe(count);
    }).toPass({ timeout: 10_000 });
  }
});
