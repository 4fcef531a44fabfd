import { Code } from '@connectrpc/connect';
import type { LocalAos } from '../devserver/server.ts';
import { clientsOf } from '../devserver/testing/clients.ts';
import type { RunningApp } from './fixtures/app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { expectAcknowledged, live, provisioned, undoBriefly } from './fixtures/signed-in.ts';

/** A request that another program settles while its details are shown says so, and offers no decision any more. */
async function settledElsewhere({ window }: RunningApp, aos: LocalAos): Promise<void> {
  const resource = watched(aos).id;
  // The event about the person has the inbox read again.
  const readAgain = (level: 'read' | 'write') => aos.control.setPermission({ resource, level, notify: true });
  await window.getByRole('tab', { name: 'Open' }).click();
  const [request = ''] = aos.control.notify({
    from: aos.users[1]?.id,
    variant: 'access-requested',
    resource,
  });
  await readAgain('read');
  const row = window.getByRole('option').filter({ hasText: 'requests access' });
  await row.click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  const dismiss = pane.getByRole('button', { name: 'Dismiss without granting' });
  await expect(dismiss).toBeVisible();
  await clientsOf(aos, 'grpc').users.acknowledgePersonalNotifications({ notificationIds: [request] });
  await readAgain('write');
  await expect(pane.getByRole('status')).toHaveText(/^This was already handled\. Handled elsewhere /);
  await expect(row).toHaveCount(0);
  for (const name of ['Dismiss without granting', 'Snooze…', 'Try again'])
    await expect(pane.getByRole('button', { name })).toHaveCount(0);
  await expect(pane.getByRole('radio')).toHaveCount(0);
}

test('an access request is granted in place, a refusal stays at its row, and the next one is shown', async ({
  start,
  aos,
  desktop,
}) => {
  const people = aos.users.slice(1, 4);
  for (const { id } of people) {
    aos.control.notify({ variant: 'access-requested', from: id, resource: watched(aos).id });
  }
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await undoBriefly(app);
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const rows = window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');
  await expect(rows).toHaveCount(3);

  await window.getByRole('listbox', { name: 'Notifications' }).focus();
  await window.keyboard.press('Enter');
  const pane = window.getByRole('complementary', { name: 'Details' });
  const first = await pane.getByRole('heading').textContent();
  // Only administrators of a server are told what somebody else may do.
  await expect(pane).toContainText('Has nowNot known');
  await pane.getByRole('radio', { name: 'Write' }).click();
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.PermissionDenied, count: 1 });
  const button = pane.getByRole('button', { name: `Grant write on ${watched(aos).name}` });
  await button.click();
  await expect(window.getByText(/gets write on/)).toBeVisible();
  await expect(rows).toHaveCount(2);
  // The next one is shown.
  await expect(pane.getByRole('heading')).not.toHaveText(first ?? '');
  await window.keyboard.press('Control+z');
  await expect(rows).toHaveCount(3);

  await window.keyboard.press('Home');
  await expect(pane.getByRole('heading')).toHaveText(first ?? '');
  await pane.getByRole('radio', { name: 'Write' }).click();
  await button.click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Not granted', { timeout: 15_000 });
  await window.getByRole('listbox', { name: 'Notifications' }).focus();
  await window.keyboard.press('Home');
  await expect(pane.getByRole('alert')).toContainText('Not granted. Your token does not allow this.');
  await window.screenshot({ path: 'out/e2e-grant.png' });
  expect((await aos.control.stats()).notifications.acknowledged).toEqual([]);

  await button.press('Enter');
  await expectAcknowledged(aos, 1);
  await expect(window.getByText(/now has write on/)).toBeVisible();

  // Both others get the same level.
  await window.getByRole('button', { name: 'Select all 2' }).click();
  await window.getByRole('button', { name: 'Grant… (2)' }).click();
  const dialog = window.getByRole('dialog', { name: 'Grant access for 2 requests' });
  await expect(dialog.getByRole('button', { name: 'Grant access' })).toBeDisabled();
  await dialog.getByRole('radio', { name: 'Append' }).click();
  await window.screenshot({ path: 'out/e2e-grant-many.png' });
  await dialog.getByRole('button', { name: 'Grant append for 2 requests' }).click();
  const undo = window.getByRole('button', { name: 'Undo' });
  await undo.hover();
  await window.waitForTimeout(6_000);
  await expect(undo).toBeVisible();
  await window.screenshot({ path: 'out/e2e-grant-toast.png' });
  await window
    .getByRole('listbox', { name: 'Notifications' })
    .or(window.getByText('Your inbox is empty'))
    .hover();
  await expectAcknowledged(aos, 3);
  expect((await aos.control.stats()).calls.CreateAuthorization).toBe(4);
  await window.getByRole('tab', { name: 'History' }).click();
  await expect(rows.filter({ hasText: 'Granted append' })).toHaveCount(2);
  await settledElsewhere(app, aos);
});

test('what those who ask have now is said in their rows, before one is opened', async ({
  start,
  aos,
  desktop,
}) => {
  const [asker, other] = aos.users.slice(1, 3);
  const project = watched(aos);
  aos.control.setGlobalAdmin({ admin: true });
  aos.control.setPermission({ user: asker?.id ?? '', resource: project.id, level: 'append' });
  aos.control.setPermission({ user: other?.id ?? '', resource: project.id, level: 'none' });
  for (const from of [asker, other])
    aos.control.notify({ variant: 'access-requested', from: from?.id ?? '', resource: project.id });
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await app.window.getByRole('button', { name: /^Inbox/ }).click();
  const rows = app.window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');
  await expect(rows.filter({ hasText: asker?.name ?? '?' })).toContainText('Has now: Append');
  await expect(rows.filter({ hasText: other?.name ?? '?' })).toContainText('Has now: No access');
});
