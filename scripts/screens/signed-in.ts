import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { live, stored, upload } from '../../e2e/fixtures/signed-in.ts';
import type { createCamera } from './camera.ts';

type Camera = ReturnType<typeof createCamera>;

/** Feed and inbox: full, opened, empty, narrow, without a server. */
export async function signedInScreens(app: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  const { window } = app;
  await live(app, aos);
  await until('events', async () => (await stored(app)) > 500, 30_000);
  await upload(aos, ['reads_01_R1.fastq.gz', 'reads_01_R2.fastq.gz', 'assembly_01.fasta']);
  await window
    .getByText(/^3 objects/)
    .first()
    .waitFor();
  await window.waitForTimeout(2_500);
  await feedScreens(app, camera);
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await inboxScreens(app, camera);
}

async function feedScreens({ window }: RunningApp, camera: Camera): Promise<void> {
  const search = window.getByRole('combobox', { name: 'Search events' });
  for (const theme of ['light', 'dark'] as const) {
    await camera.theme(theme);
    await camera.take(`feed-${theme}`);
  }
  await camera.theme('light');
  await window.getByRole('listbox', { name: 'Events' }).focus();
  for (const key of ['Home', 'ArrowRight']) await window.keyboard.press(key);
  await window.getByText('assembly_01.fasta').first().waitFor();
  for (const key of ['j', 'Enter']) await window.keyboard.press(key);
  await window.getByRole('complementary', { name: 'Details' }).getByText('Recent events').waitFor();
  await camera.take('feed-detail');
  for (const key of ['Escape', 'ArrowLeft']) await window.keyboard.press(key);

  await search.fill('action:deleted kind:object nothing-is-called-this');
  await window.getByText('Nothing matches').waitFor();
  await camera.take('feed-no-match');
  await search.fill('');

  await window.getByRole('button', { name: 'All subscriptions' }).click();
  await camera.take('subscriptions');
  await window.getByRole('button', { name: 'Settings' }).click();
  await camera.take('settings');
  await window.getByRole('button', { name: 'Alerts', exact: true }).click();
  await camera.take('alerts');
  await window.getByRole('button', { name: /^Announcements/ }).click();
  await camera.take('announcements');

  await window.getByRole('button', { name: /^All events/ }).click();
  await camera.size(400, 760);
  await camera.take('feed-narrow');
  await camera.size(1180, 760);
}

async function inboxScreens({ window }: RunningApp, camera: Camera): Promise<void> {
  const notifications = window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');
  await notifications.first().waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await camera.theme(theme);
    await camera.take(`inbox-${theme}`);
  }
  await camera.theme('light');
  await window
    .getByRole('option')
    .filter({ hasText: /requests access to/ })
    .first()
    .click();
  await window.getByRole('radio', { name: 'Read' }).waitFor();
  await camera.take('inbox-grant');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^Select all/ }).click();
  await window.getByRole('button', { name: /^(Acknowledge|Dismiss without granting) \(\d/ }).click();
  await window.getByText('Your inbox is empty').waitFor();
  await camera.take('inbox-empty');
}

/** What is left when the server is gone: everything that was stored, and the state in the status bar. */
export async function lostServer({ window }: RunningApp, camera: Camera, aos: LocalAos): Promise<void> {
  await window.getByRole('listbox').getByRole('option').nth(8).waitFor({ state: 'attached' });
  await aos.stop();
  await window
    .getByText(/Reconnecting|Offline/)
    .first()
    .waitFor({ timeout: 30_000 });
  await camera.take('feed-reconnecting');
}
