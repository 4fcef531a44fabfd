import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type AosOptions, type LocalAos, startAos } from '../devserver/server.ts';
import { type Institution, startInstitution } from '../devserver/testing/institution.ts';
import { root } from '../scripts/lib/paths.mjs';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { noteOpened } from './fixtures/note-opened.ts';
import { watched } from './fixtures/provision.ts';
import { row, unfolded, upload } from './fixtures/signed-in.ts';
import { axeFindings } from './tour/axe.ts';

const screens = join(root, 'docs/screens/sign-in');
const closing: (() => PromiseLike<unknown>)[] = [];

test.beforeAll(() => mkdirSync(screens, { recursive: true }));
test.afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function setUp(options: Parameters<typeof startInstitution>[0] = {}, aosOptions: AosOptions = {}) {
  const institution = await startInstitution(options);
  closing.push(() => institution[Symbol.asyncDispose]());
  const { issuer } = institution;
  const aos = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 7, issuer, ...aosOptions });
  closing.push(() => aos.stop());
  return { institution, aos };
}

async function fill(window: Page, aos: LocalAos, { issuer, clientId }: Institution): Promise<void> {
  await window.getByRole('radio', { name: 'With your institution' }).click();
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Issuer').fill(issuer);
  await window.getByLabel('Client id').fill(clientId);
}

const states = async (window: Page) =>
  (await askApp(window, 'app.state')).accounts.map(({ status }) => status.state);

test('an institution vouches for a person: code, approval, events, renewal, and again in place', async ({
  start,
}) => {
  test.setTimeout(150_000);
  const { institution, aos } = await setUp({ tokenLife: 15 });
  const app = await start();
  const { window, electron } = app;
  const opened = await noteOpened(app);
  await askApp(window, 'app.settings', { fold: false });
  const person = aos.users[0]?.id ?? '';
  await fill(window, aos, institution);
  await window.screenshot({ path: join(screens, 'institution.png') });
  await window.keyboard.press('Enter');

  const panel = window.getByRole('region', { name: 'Approve in your browser' });
  const code = (await panel.getByLabel('Code', { exact: true }).textContent()) ?? '';
  expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  await window.screenshot({ path: join(screens, 'device-code.png') });
  await panel.getByRole('button', { name: 'Copy code' }).click();
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(code);
  // The button that goes on has the focus from the start.
  await panel.getByRole('button', { name: 'Open the page' }).press('Enter');
  await expect.poll(opened).toContain(institution.issuer);
  await institution.approve((await opened()) ?? '', code, person);

  await expect(window.getByRole('dialog', { name: 'Choose what to watch' })).toBeVisible();
  await window.keyboard.press('Escape');
  const { accounts } = await askApp(window, 'app.state');
  const account = accounts[0]?.id ?? '';
  const target = { kind: 'resource', resourceId: watched(aos).id, resourceKind: 'project' } as const;
  const watch = { account, target: { ...target, subresources: true }, start: { from: 'now' } } as const;
  await askApp(window, 'watch.add', watch);
  await expect.poll(() => states(window)).toEqual(['live']);
  await unfolded({ window });
  await upload(aos, ['reads_01.fastq.gz']);
  await expect(row(app, 1)).toHaveAccessibleName(/^reads_01\.fastq\.gz,? created/);

  const renewals = () => institution.asked.filter(({ grant }) => grant === 'refresh_token');
  await expect.poll(() => renewals().length, { timeout: 30_000 }).toBeGreaterThan(0);
  await upload(aos, ['reads_02.fastq.gz']);
  await expect(row(app, 1)).toHaveAccessibleName(/^reads_02\.fastq\.gz,? created/);

  institution.revoke();
  await expect.poll(() => states(window), { timeout: 30_000 }).toEqual(['sign-in-needed']);
  await upload(aos, ['reads_03.fastq.gz']);
  const troubles = window.getByRole('region', { name: 'Accounts with problems' });
  await troubles.getByRole('button', { name: 'Sign in again…' }).click();
  const again = window.getByRole('dialog', { name: /^New token for/ });
  // The institution of the account is known: its issuer and client id need no typing.
  await expect(again.getByRole('radio', { name: new URL(institution.issuer).host })).toBeChecked();
  await expect(again.getByLabel('Client id')).toHaveCount(0);
  await again.getByRole('button', { name: 'Get a code' }).click();
  const second = (await again.getByLabel('Code', { exact: true }).textContent()) ?? '';
  await institution.approve(`${institution.issuer}/device`, second, person);
  await expect(again).toBeHidden();
  await expect.poll(() => states(window)).toEqual(['live']);
  await expect(row(app, 1)).toHaveAccessibleName(/^reads_03\.fastq\.gz,? created/, { timeout: 20_000 });
});

test('declined, run out, unknown client: each sentence stands at its field', async ({ start }) => {
  test.setTimeout(90_000);
  const { institution, aos } = await setUp({ codeLife: 8 });
  const { window } = await start();
  await fill(window, aos, institution);
  const submit = window.getByRole('button', { name: 'Get a code' });
  const panel = window.getByRole('region', { name: 'Approve in your browser' });
  const said = async (name: string, field: string, sentence: RegExp) => {
    await expect(window.getByLabel(field)).toHaveAccessibleDescription(sentence, { timeout: 20_000 });
    await window.screenshot({ path: join(screens, `${name}.png`) });
  };
  await submit.click();
  const code = (await panel.getByLabel('Code', { exact: true }).textContent()) ?? '';
  await institution.deny(`${institution.issuer}/device`, code);
  await said('institution-declined', 'Issuer', /declined in the browser/);
  await submit.click();
  await expect(panel).toBeVisible();
  await said('institution-run-out', 'Issuer', /expired before it was approved/);
  await window.getByLabel('Client id').fill('nobody');
  await submit.click();
  await said('institution-client', 'Client id', /does not know this client id/);
  await window.getByLabel('Issuer').fill(aos.webAddress);
  await submit.click();
  await said('institution-issuer', 'Issuer', /not a sign-in service/);
});

test('a link may name the institution; whoever follows it is warned', async ({ start }) => {
  const link = new URL('aruna-notify://connect');
  link.searchParams.set('server', 'aos.example.org');
  link.searchParams.set('issuer', 'https://login.example.org');
  link.searchParams.set('client', 'notify');
  const { window } = await start({ args: [link.href] });
  const dialog = window.getByRole('dialog', { name: 'Add an account' });
  await expect(dialog.getByLabel('Server address')).toHaveValue('aos.example.org');
  await expect(dialog.getByRole('radio', { name: 'login.example.org' })).toBeChecked();
  await expect(dialog.getByText('https://login.example.org')).toBeVisible();
  await expect(dialog.getByLabel('Issuer')).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'Other…' }).click();
  await expect(dialog.getByLabel('Issuer')).toHaveValue('');
  await expect(dialog.getByText('Sign in only if you know the server')).toBeVisible();
});

test('form and code are fit for everybody: axe, both themes, 400 px wide', async ({ start }) => {
  const { institution, aos } = await setUp();
  const { window, electron } = await start();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(400, 760));
  // A colour on its way to another is neither.
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await fill(window, aos, institution);
  const check = async (name: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await askApp(window, 'app.settings', { theme });
      await expect(window.locator(`:root[data-theme=${theme}]`)).toBeAttached();
      expect(await axeFindings(window)).toEqual([]);
      expect(await window.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      const path = join(root, `out/e2e/${name}-narrow-${theme}.png`);
      await window.screenshot({ path, animations: 'disabled' });
    }
  };
  await check('institution');
  await window.getByRole('button', { name: 'Get a code' }).click();
  await expect(window.getByLabel('Code', { exact: true })).toBeVisible();
  await check('device-code');
});
