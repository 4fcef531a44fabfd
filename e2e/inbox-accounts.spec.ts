import { Code } from '@connectrpc/connect';
import { startAos } from '../devserver/server.ts';
import { expect, test } from './fixtures/index.ts';
import { writeAccounts } from './fixtures/provision.ts';
import { expectAcknowledged, undoBriefly } from './fixtures/signed-in.ts';

test.use({ aosOptions: { notifications: 6 } });

test('the inboxes of two accounts are acknowledged, undone and retried as one', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8, notifications: 1 });
  try {
    const accounts = [aos, there].map(({ address, token }) => ({
      server: address,
      token,
      keep: 'memory',
      watch: [],
    }));
    const file = await writeAccounts(desktop.folder, accounts);
    const { window } = await start({ args: ['--provision', file] });
    await window.getByRole('button', { name: /^Inbox/ }).click();
    const all = window.getByRole('button', { name: 'Select all 7' });
    const toast = window.getByText(/^7 requests dismissed/);
    await all.click({ timeout: 30_000 });
    await window.getByRole('button', { name: 'Dismiss without granting (7)', exact: true }).click();
    await expect(toast).toHaveCount(1);
    await expect(window.getByRole('button', { name: 'Undo' })).toHaveCount(1);
    await expect(window.getByText('Your inbox is empty')).toBeVisible();
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(all).toBeVisible();
    await undoBriefly({ window });

    there.control.refuse({ rpc: 'AcknowledgePersonalNotifications', code: Code.PermissionDenied, count: 1 });
    await all.click();
    await window.getByRole('button', { name: 'Dismiss without granting (7)', exact: true }).click();
    await expectAcknowledged(aos, 6);
    const failed = window
      .getByRole('alert')
      .filter({ has: window.getByRole('button', { name: 'Try again' }) });
    await expect(failed).toHaveCount(1, { timeout: 20_000 });
    await expectAcknowledged(there, 0);
    await failed.getByRole('button', { name: 'Try again' }).click();
    // While the pointer is on the next message, its time stands still.
    await window.getByRole('searchbox').hover();
    await expectAcknowledged(there, 1);
    await expect(window.getByText('Your inbox is empty')).toBeVisible();
  } finally {
    await there.stop();
  }
});
