import { type LocalAos, startAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { live, row, upload } from '../../e2e/fixtures/signed-in.ts';
import { requestChannel } from '../../electron/ipc/channels.ts';
import type { Channel, Problem, Reply } from '../../electron/ipc/contract.ts';
import type { createCamera } from './camera.ts';

type Camera = ReturnType<typeof createCamera>;

/** A burst of events, folded and opened. */
export async function foldedScreens(app: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  const { window } = app;
  await live(app, aos);
  await upload(
    aos,
    Array.from({ length: 37 }, (_, i) => `plate_${String(i + 1).padStart(2, '0')}.fastq.gz`),
  );
  await row(app, 1)
    .getByText(/^37 objects/)
    .waitFor();
  await camera.theme('light');
  await camera.take('feed-folded');
  await window.getByRole('listbox', { name: 'Events' }).focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowRight');
  await row(app, 2)
    .getByText(/^plate_37/)
    .waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await camera.theme(theme);
    await camera.take(`feed-unfolded-${theme}`);
  }
  await camera.theme('light');
  await window.keyboard.press('ArrowLeft');
}

/** The dialogs of the feed. */
export async function feedDialogs({ window }: RunningApp, camera: Camera): Promise<void> {
  const search = window.getByRole('combobox', { name: 'Search events' });
  await search.fill('kind:object action:created fastq');
  await search.press('Enter');
  await window.getByRole('button', { name: 'Saved', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Save and edit filters…' }).click();
  const name = window.getByLabel('Save this filter as');
  await name.fill('New reads');
  await name.press('Enter');
  await window.getByRole('button', { name: 'Apply New reads' }).waitFor();
  await camera.take('feed-saved-filters');
  await window.keyboard.press('Escape');
  const chips = window.getByRole('list', { name: 'Filters' });
  await chips.getByRole('button', { name: 'Clear filters' }).click();
  await search.fill('');
  await window.getByRole('button', { name: 'Go to a date' }).click();
  await window.getByRole('dialog').getByLabel('Date').fill('1999-12-31');
  await window.keyboard.press('Enter');
  await window.getByText('There are no events that old.').waitFor();
  await camera.take('feed-go-to-date');
  await window.keyboard.press('Escape');
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
export async function overfullInbox(
  picture: (aos: LocalAos, take: (app: RunningApp, camera: Camera) => Promise<void>) => Promise<void>,
): Promise<void> {
  const aos = await startAos({ notifications: 10_000, heartbeatMs: 2_000, seed: 7 });
  try {
    await picture(aos, async ({ window }, camera) => {
      await camera.theme('light');
      await window.getByRole('button', { name: /^Inbox/ }).click();
      const all = window.getByRole('button', { name: 'Select all 10,000' });
      await until('ten thousand notifications', () => all.isVisible(), 60_000);
      await all.click();
      await window.getByRole('button', { name: /^(?:Acknowledge|Dismiss).*\(10,000\)$/ }).waitFor();
      await camera.take('inbox-overfull');
    });
  } finally {
    await aos.stop();
  }
}
