import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { freePort } from './fixtures/free-port.ts';
import { expect, test } from './fixtures/index.ts';
import { noteOpened } from './fixtures/note-opened.ts';
import { watched } from './fixtures/provision.ts';
import { row, upload } from './fixtures/signed-in.ts';
import { axeFindings } from './tour/axe.ts';
import { brokenRings } from './tour/focus-rings.ts';

test('an address nobody answers at is named as what is wrong', async ({ start, aos }) => {
  const app = await start();
  const { window } = app;
  const before = await places(app);
  // A page of the portal tells where tokens are made: one click leads there. Nothing else does.
  const create = window.getByRole('button', { name: 'Create a token in the portal' });
  await window.getByLabel('Server address').fill('portal.example.org');
  await expect(create).toBeHidden();
  await window
    .getByLabel('Server address')
    .fill('https://portal.example.org/objects/01HZX3N5E6B7C8D9F0G1H2J3K4');
  const opened = await noteOpened(app);
  await create.click();
  await expect.poll(opened).toBe('https://portal.example.org/user/account');
  expect(await places(app)).toEqual(before);
  await window.getByLabel('Server address').fill(`127.0.0.1:${await freePort()}`);
  await window.getByLabel('Token', { exact: true }).fill(aos.token);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await expect(window.getByLabel('Server address')).toHaveAccessibleDescription(
    /Check the address and the port/,
  );
  await expect(window.getByLabel('Token', { exact: true })).not.toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByLabel('Server address')).toBeFocused();
  expect(await places(app)).toEqual(before);

  // Both ways keep what was typed, and nothing jumps from one to the other.
  await window.getByRole('radio', { name: 'With your institution' }).click();
  await window.getByLabel('Issuer').fill('https://login.example.org');
  await window.getByLabel('Client id').fill('notify');
  expect(await places(app)).toEqual(before);
  await window.getByRole('radio', { name: 'With a token' }).click();
  await expect(window.getByLabel('Token', { exact: true })).toHaveValue(aos.token);
  await window.getByRole('radio', { name: 'With your institution' }).click();
  await expect(window.getByLabel('Issuer')).toHaveValue('https://login.example.org');
  await expect(window.getByLabel('Client id')).toHaveValue('notify');
});

/** The first tour: each hint is where the thing is, Enter goes on, and once closed it stays closed. */
async function tourByKeyboard({ window }: RunningApp): Promise<void> {
  const hint = window.getByRole('dialog', { name: /^Tour, / });
  for (const [place, title] of ['What you watch', 'Find an event', 'Your inbox', 'Banners'].entries()) {
    await expect(hint).toHaveAccessibleName(`Tour, ${place + 1} of 4`);
    await expect(hint).toHaveAccessibleDescription(new RegExp(`^${title}`));
    await expect(hint.getByRole('button', { name: place < 3 ? 'Next' : 'Got it' })).toBeFocused();
    if (place === 0) {
      expect(await axeFindings(window)).toEqual([]);
      await window.screenshot({ path: 'out/e2e-tour.png' });
    }
    await window.keyboard.press('Enter');
  }
  await expect(hint).toBeHidden();
  expect(await askApp(window, 'app.state')).toMatchObject({ isTourClosed: true });
}

/** Where the parts of the form are that are there for both ways, px from the top. */
async function places({ window }: RunningApp): Promise<(number | undefined)[]> {
  const parts = [
    window.getByLabel('Server address'),
    window.getByRole('radio', { name: 'With a token' }),
    window.locator('button[type="submit"]'),
  ];
  return Promise.all(parts.map(async (part) => (await part.boundingBox())?.y));
}

test('a token the server refuses is named as what is wrong', async ({ start, aos }) => {
  const { id, token } = aos.control.mintToken({ name: 'ended' });
  aos.control.expireToken({ token: id });
  const { window } = await start();
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Token', { exact: true }).fill(token);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await expect(window.getByLabel('Token', { exact: true })).toHaveAccessibleDescription(/token/i);
  await expect(window.getByLabel('Token', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByLabel('Server address')).not.toHaveAttribute('aria-invalid', 'true');
});

test('signing in and watching a project brings its events in, and removing it ends its stream', async ({
  start,
  aos,
}) => {
  const app = await start({ tour: true });
  const { window } = app;
  const project = watched(aos);
  const before = await places(app);
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Token', { exact: true }).fill(aos.token);
  await expect(window.getByRole('region', { name: 'Ready to sign in' })).toContainText(
    aos.users[0]?.name ?? '',
  );
  expect(await places(app)).toEqual(before);
  await window.getByRole('button', { name: 'Sign in' }).click();

  // The projects the person may see can be chosen immediately: several, found by a search or not.
  const dialog = window.getByRole('dialog', { name: 'Choose what to watch' });
  const other = aos.projects[1]?.name ?? '';
  await dialog.getByRole('checkbox', { name: new RegExp(project.name) }).click();
  await dialog.getByRole('searchbox').fill(other);
  await dialog.getByRole('checkbox', { name: new RegExp(other) }).click();
  await expect(dialog.getByRole('button', { name: 'Watch 2 projects' })).toBeEnabled();
  await window.screenshot({ path: 'out/e2e-choose-projects.png' });
  expect([...(await axeFindings(window)), ...(await brokenRings(window))]).toEqual([]);
  await dialog.getByRole('checkbox', { name: new RegExp(other) }).click();
  const add = dialog.getByRole('button', { name: 'Watch 1 project' });
  await dialog.getByRole('radio', { name: 'Since a date…' }).click();
  await expect(dialog.getByLabel('Start date')).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await expect(add).toBeEnabled();
  await dialog.getByLabel('Start date').fill('');
  await expect(add).toBeDisabled();
  await dialog.getByRole('radio', { name: 'From now' }).click();
  await add.click();
  await expect(dialog).toBeHidden();

  await tourByKeyboard(app);

  // An empty feed says what it waits for, and offers what came before.
  const feed = window.getByRole('main', { name: 'Events' });
  await expect(window.getByText(`Watching ${project.name}. New events appear here.`)).toBeVisible();
  await expect(feed).toContainText(`Waiting for the first event of ${project.name}.`);
  await feed.getByRole('button', { name: 'Show a test banner' }).click();
  await expect(feed.getByText('The notification service took the banner.')).toBeVisible();
  await window.screenshot({ path: 'out/e2e-empty-feed.png' });
  await feed.getByRole('button', { name: 'Fetch earlier events' }).click();
  await expect(window.getByText(/^Watching .* Fetching its .*earlier events…$/)).toBeVisible();

  const ofProject = async () =>
    (await aos.control.stats()).consumers.filter(({ filter }) => filter.includes(project.id));
  await expect.poll(async () => (await ofProject()).some(({ openStreams }) => openStreams > 0)).toBe(true);
  await upload(aos, ['reads_01.fastq.gz']);
  await expect(row(app, 1)).toHaveAccessibleName(/^reads_01\.fastq\.gz,? created/);

  await window.getByRole('button', { name: 'All subscriptions' }).click();
  const entry = window.getByRole('main').getByText(project.name, { exact: true }).first();
  await entry.click();
  await window.getByRole('button', { name: 'Remove…' }).first().click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  // Its consumers are deleted only when that is safe: a reader is left that the next event has to end.
  await expect.poll(async () => (await ofProject()).every(({ openStreams }) => openStreams === 0)).toBe(true);
  expect(await aos.control.stats()).toMatchObject({ serverHung: false, deletedWithReader: 0 });
});
