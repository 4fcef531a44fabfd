import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { live, row, upload } from '../../e2e/fixtures/signed-in.ts';
import { requestChannel } from '../../electron/ipc/channels.ts';
import type { Channel, Problem, Reply } from '../../electron/ipc/contract.ts';
import type { Camera } from './camera.ts';

/** A burst of many events. */
export async function longBurst(app: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  await live(app, aos);
  await upload(
    aos,
    Array.from({ length: 37 }, (_, i) => `plate_${String(i + 1).padStart(2, '0')}.fastq.gz`),
  );
  await row(app, 1)
    .getByText(/^37 objects/)
    .waitFor();
  await camera.take('feed-folded');
}

/** A date before everything, which no other way leads to. */
export async function dateTooOld({ window }: RunningApp, camera: Camera): Promise<void> {
  await window.getByRole('button', { name: 'Go to a date' }).click();
  await window.getByRole('dialog').getByLabel('Date').fill('1999-12-31');
  await window.keyboard.press('Enter');
  await window.getByText('There are no events that old.').waitFor();
  await camera.take('feed-date-too-old');
  await window.keyboard.press('Escape');
}

/** Nothing has happened yet, and nothing is to be decided: each screen without a row. */
export async function emptyScreens(app: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  const { window } = app;
  await live(app, aos);
  for (const theme of ['light', 'dark'] as const) {
    await camera.theme(theme);
    for (const [keys, name] of [
      ['g f', 'feed'],
      ['g i', 'inbox'],
      ['g b', 'alerts'],
      ['g t', 'starred'],
      ['g c', 'statistics'],
      ['g n', 'announcements'],
    ] as const) {
      for (const key of keys.split(' ')) await window.keyboard.press(key);
      await camera.take(`${name}-empty`, theme);
    }
  }
  await camera.theme('light');
}

/** What is left when the server is gone: everything that was stored, the state in the status bar, then the bar for troubles. */
export async function lostServer({ window }: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  await window.getByRole('listbox').getByRole('option').nth(8).waitFor({ state: 'attached' });
  await aos.stop();
  await window
    .getByText(/Reconnecting|Offline/)
    .first()
    .waitFor({ timeout: 30_000 });
  await camera.take('feed-reconnecting');
  await window.locator('.trouble-bar').waitFor({ timeout: 60_000 });
  await camera.take('feed-trouble');
  await camera.theme('dark');
  await camera.take('feed-trouble', 'dark');
  await camera.theme('light');
}

/** Has a channel answer otherwise: never, or with a failure. */
async function answer({ electron }: RunningApp, channel: Channel, reply: Reply<never> | null): Promise<void> {
  await electron.evaluate(
    ({ ipcMain }, [name, value]) => {
      ipcMain.removeHandler(name as string);
      ipcMain.handle(name as string, () => (value === null ? new Promise(() => {}) : value));
    },
    [requestChannel(channel), reply],
  );
}

const broken: Problem = { kind: 'storage', code: 'database-stopped', args: {} };

/** While the database is slow, and when it cannot be read at all. */
export async function databaseScreens(app: RunningApp, camera: Camera): Promise<void> {
  const { window } = app;
  for (const channel of ['feed.count', 'feed.page'] as const) await answer(app, channel, null);
  await window.reload();
  await window.getByRole('listbox', { name: 'Events' }).waitFor();
  await camera.take('feed-loading');
  for (const channel of ['feed.count', 'feed.page'] as const)
    await answer(app, channel, { ok: false, problem: broken });
  await window.reload();
  await window.getByRole('alert').getByText('The events could not be read').waitFor();
  await camera.take('feed-failed');
}

/** Without a network: what is stored, and that nothing new comes. */
export async function offlineScreen(app: RunningApp, camera: Camera): Promise<void> {
  await app.electron.evaluate(({ net }) => {
    net.isOnline = () => false;
  });
  await app.window
    .getByRole('region', { name: 'Status' })
    .getByText(/^Offline/)
    .first()
    .waitFor({ timeout: 90_000 });
  await camera.take('feed-offline');
}

/** Ten thousand notifications, all of them selected. */
export async function overfullInbox({ window }: RunningApp, camera: Camera): Promise<void> {
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const all = window.getByRole('button', { name: 'Select all 10,000' });
  await until('ten thousand notifications', () => all.isVisible(), 60_000);
  await all.click();
  await window.getByRole('button', { name: /^(?:Acknowledge|Dismiss).*\(10,000\)$/ }).waitFor();
  await camera.take('inbox-overfull');
}
