import { join } from 'node:path';
import type { LocalAos } from '../devserver/server.ts';
import { clientsOf } from '../devserver/testing/clients.ts';
import { openDatabase } from '../electron/core/store/schema/sqlite.ts';
import { PermissionLevel } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { askApp } from './fixtures/ask-app.ts';
import { until } from './fixtures/child.ts';
import { accountDatabase } from './fixtures/database.ts';
import type { Desktop } from './fixtures/desktop.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

/** What a real server leaves in the inbox: texts full of ids, and no level. */
function request(aos: LocalAos): { name: string; text: string } {
  const from = aos.users[2] ?? { id: '', name: '' };
  const project = watched(aos);
  const text = `${from.name} (${from.id}) requests access for PROJECT ${project.name} (${project.id})`;
  aos.control.notify({
    variant: 'access-requested',
    message: text,
    from: from.id,
    resource: project.id,
  });
  return { name: from.name, text };
}

/** Somebody gives the person a permission on something in the project. */
async function grant(aos: LocalAos, name: string): Promise<void> {
  const cores = await aos.control.createResource({
    level: 'collection',
    name,
    parents: [watched(aos).id],
    silent: true,
  });
  const { authorization } = clientsOf(aos, 'grpc');
  const userId = aos.users[0]?.id ?? '';
  const permissionLevel = PermissionLevel.APPEND;
  await authorization.createAuthorization({ resourceId: cores.id, userId, permissionLevel });
}

/** Waits until the app knows what the person may do, which is what changes are told from. */
async function known(desktop: Desktop): Promise<void> {
  const path = await accountDatabase(join(desktop.folder, 'profile'));
  await until('the permissions to be known', async () => {
    const db = openDatabase(path, { readOnly: true });
    try {
      return db.prepare('SELECT 1 FROM profile').get() !== undefined;
    } finally {
      db.close();
    }
  });
}

test('a grant says what changed, in the feed, the inbox and one banner', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await known(desktop);
  await grant(aos, 'long-term-soil-respiration-cores-2026');
  const sentence = 'Your permissions changed: long-term-soil-respiration-cores-2026, now Append';
  const row = window.getByRole('option').filter({ hasText: sentence });
  await expect(row).toBeVisible();
  await expect(row).toContainText('About you');
  await row.click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane.getByRole('heading', { name: sentence })).toBeVisible();
  await expect(pane).toContainText('None → Append');
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await window.screenshot({ path: `out/e2e-personal-feed-${theme}.png` });
  }
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await expect(window.getByRole('option')).toContainText(
    'You were granted access to long-term-soil-respiration-cores-2026 (now Append)',
  );
  // Longer than a banner waits for what it says.
  await window.waitForTimeout(3_500);
  expect(await banners.closeAll()).toMatchObject([
    { title: expect.stringMatching(/^You were granted access to long-term/) },
  ]);
});

test('a request is a sentence without ids, suggests no level, and shows the server’s text in the pane', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const { name, text } = request(aos);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  const sentence = `${name} requests access to project ${watched(aos).name}`;
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const list = window.getByRole('listbox', { name: 'Notifications' });
  await expect(list.getByRole('option')).toContainText(sentence);
  expect(await list.textContent()).not.toMatch(/[0-7][0-9A-HJKMNP-TV-Z]{25}/);
  await expect.poll(banners.count).toBe(1);
  expect(await banners.closeAll()).toMatchObject([{ title: sentence }]);

  await window.getByRole('searchbox', { name: 'Search notifications' }).fill('access project');
  await expect(list.getByRole('option')).toHaveCount(1);
  await list.focus();
  await window.keyboard.press('Enter');
  const pane = window.getByRole('complementary', { name: 'Details' });
  await expect(pane.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(pane.getByRole('button', { name: 'Grant access' })).toBeDisabled();
  await expect(pane).toContainText(text);
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await window.screenshot({ path: `out/e2e-personal-inbox-${theme}.png` });
  }
  await pane.getByRole('radio', { name: 'Append' }).click();
  await expect(pane.getByRole('button', { name: 'Grant Append' })).toBeEnabled();
});

test('all of it in German', async ({ start, aos, desktop }) => {
  const { name } = request(aos);
  const app = await start({ args: ['--lang=de', ...(await provisioned(aos, desktop))] });
  const { window } = app;
  await live(app, aos);
  await known(desktop);
  await grant(aos, 'bohrkerne');
  await expect(window.getByRole('option').filter({ hasText: 'bohrkerne, jetzt Anfügen' })).toBeVisible();
  await window.screenshot({ path: 'out/e2e-personal-feed-german.png' });
  await window.getByRole('button', { name: /^Eingang/ }).click();
  const sentence = `${name} bittet um Zugriff auf das Projekt ${watched(aos).name}`;
  const row = window.getByRole('option').filter({ hasText: sentence });
  await expect(row).toBeVisible();
  await row.click();
  await window.screenshot({ path: 'out/e2e-personal-inbox-german.png' });
});
