import type { Page } from '@playwright/test';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { watched } from '../../e2e/fixtures/provision.ts';
import { say } from '../lib/say.mjs';
import type { Servers } from './project.ts';
import type { Album } from './screenshots.ts';

/** Goes through what two accounts can be: both live, one paused, one whose token is over renewed on screen. */
export async function showTwoAccounts(window: Page, servers: Servers, album: Album): Promise<void> {
  const { institute, ending } = servers;
  const states = async (university: string, other: string) =>
    until(`${university} and ${other}`, async () => {
      const [one, two] = (await askApp(window, 'app.state')).accounts;
      return one?.status.state === university && two?.status.state === other;
    });

  say('Both accounts live …');
  await window.getByRole('button', { name: 'Accounts', exact: true }).click();
  await states('live', 'live');
  await album.take('accounts-live');

  const card = window.getByRole('listitem').filter({ hasText: 'university' }).last();
  await card.getByRole('button', { name: 'Pause', exact: true }).click();
  await states('paused', 'live');
  await album.take('accounts-paused');
  await card.getByRole('button', { name: 'Resume', exact: true }).click();
  await states('live', 'live');

  say('A token is over, and renewed …');
  institute.control.expireToken({ token: ending });
  await institute.restart({ downMs: 100 });
  await states('live', 'sign-in-needed');
  await album.take('accounts-expired');
  // What happens meanwhile comes in afterwards.
  await institute.control.publish({ resource: watched(institute).id, action: 'updated', count: 3 });
  const reminder = window.getByRole('region', { name: 'Accounts with problems' });
  await reminder.getByRole('button', { name: 'Sign in again…' }).click();
  const dialog = window.getByRole('dialog', { name: 'New token for institute' });
  await dialog.getByLabel('Token', { exact: true }).fill(institute.control.mintToken({}).token);
  const memory = dialog.getByRole('radio', { name: 'Only until I quit' });
  if (await memory.isVisible()) await memory.click();
  await dialog.getByRole('button', { name: 'Use this token' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await states('live', 'live');
  await album.take('accounts-renewed');
}
