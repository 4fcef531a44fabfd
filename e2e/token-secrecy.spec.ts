import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { tokenForms, tokenLeaks } from '../scripts/security/token-leaks.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';

/** Which of the tokens are in the page's memory: what its scripts, and the preload script, can still reach. */
async function inMemory(window: Page, tokens: readonly string[]): Promise<string[]> {
  const session = await window.context().newCDPSession(window);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = Buffer.from(chunks.join(''));
  return tokens.filter((token) => tokenForms(snapshot, token).length > 0);
}

test('a token is neither in the memory of the page nor in a file once it was used', async ({
  start,
  aos,
  desktop,
}) => {
  test.skip(!desktop.keychain, 'there is no keychain');
  const app = await start();
  const { window } = app;
  const first = aos.token;
  const second = aos.control.mintToken({ name: 'second' }).token;
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Token', { exact: true }).fill(first);
  await expect(window.getByRole('region', { name: 'Ready to sign in' })).toBeVisible();
  // The search finds what is there: the token is in its field.
  expect(await inMemory(window, [first])).toEqual([first]);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await window
    .getByRole('dialog', { name: 'Choose what to watch' })
    .getByRole('button', { name: 'Not now' })
    .click();

  // A second one, from the dialog for new tokens.
  const account = (await askApp(window, 'app.state')).accounts[0]?.id ?? '';
  const target = {
    kind: 'resource',
    resourceId: watched(aos).id,
    resourceKind: 'project',
    subresources: true,
  } as const;
  await askApp(window, 'watch.add', { account, target, start: { from: 'everything' } });
  await window.getByRole('button', { name: 'Accounts', exact: true }).click();
  await window.getByRole('button', { name: 'Renew token…' }).first().click();
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Token', { exact: true }).fill(second);
  await dialog.getByRole('button', { name: 'Use this token' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await askApp(window, 'app.state')).accounts[0]?.status.state, { timeout: 20_000 })
    .toBe('live');

  expect(await inMemory(window, [first, second])).toEqual([]);
  const leaks = await tokenLeaks(desktop.folder, [first, second]);
  test.info().annotations.push({ type: 'tokenLeaks', description: String(leaks.length) });
  expect(leaks).toEqual([]);
  expect(tokenForms(Buffer.from(app.output()), first)).toEqual([]);
  const vault = await readdir(join(desktop.folder, 'profile/vault'));
  expect(vault.filter((name) => name.endsWith('.sealed'))).toHaveLength(1);
});
