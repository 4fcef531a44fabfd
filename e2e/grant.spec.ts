import { Code } from '@connectrpc/connect';
import { expect, test } from './fixtures/index.ts';
import { expectAcknowledged, live, provisioned } from './fixtures/signed-in.ts';

test('an access request is granted in place, and a refusal stays at its row', async ({
  start,
  aos,
  desktop,
}) => {
  aos.control.notify({ variant: 'access-requested' });
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const rows = window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');
  await expect(rows).toHaveCount(1);

  await window.getByRole('listbox', { name: 'Notifications' }).focus();
  await window.keyboard.press('Enter');
  const pane = window.getByRole('complementary', { name: 'Details' });
  await pane.getByRole('radio', { name: 'Write' }).click();
  aos.control.refuse({ rpc: 'CreateAuthorization', code: Code.PermissionDenied, count: 1 });
  await pane.getByRole('button', { name: 'Grant Write' }).click();
  await expect(pane.getByRole('alert')).toContainText('Not granted. Your token does not allow this.');
  await expect(rows.first()).toContainText('Not granted');
  await window.screenshot({ path: 'out/e2e-grant.png' });
  expect((await aos.control.stats()).notifications.acknowledged).toEqual([]);

  await pane.getByRole('button', { name: 'Grant Write' }).press('Enter');
  await expectAcknowledged(aos, 1);
  await expect(window.getByText(/now has Write on/)).toBeVisible();
  await expect(window.getByText('Your inbox is empty')).toBeVisible();
});
