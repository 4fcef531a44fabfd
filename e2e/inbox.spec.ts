import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LocalAos } from '../devserver/server.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { expectAcknowledged, live, provisioned } from './fixtures/signed-in.ts';
import { setSize } from './tour/looks.ts';

test.use({ aosOptions: { notifications: 230 } });

const options = (window: Page) => window.getByRole('listbox', { name: 'Notifications' }).getByRole('option');

async function openInbox(window: Page) {
  await window.getByRole('button', { name: /^Inbox/ }).click();
  await expect(options(window).first()).toBeVisible();
}

/** Dismisses what is selected. Returns how many are settled at the server by then, which were `before` until now. */
async function dismissSelected(window: Page, aos: LocalAos, before: number): Promise<number> {
  const button = window.getByRole('button', { name: /^Dismiss without granting \(\d+\)$/ });
  const settled = before + Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  await button.click();
  await expectAcknowledged(aos, settled);
  return settled;
}

/** The history is saved as it is filtered: by its button as a table, and from the palette as JSON lines. */
async function exportsHistory(
  { electron, window }: RunningApp,
  folder: string,
  person: string,
): Promise<void> {
  const saveTo = (filePath: string) =>
    electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, filePath);
  await window.getByRole('tab', { name: 'History' }).click();
  await saveTo(join(folder, 'history.csv'));
  await window.getByRole('button', { name: 'Export 230 notifications' }).press('Enter');
  await window.getByRole('menuitem', { name: 'Save as CSV…' }).press('Enter');
  await expect(window.getByText('230 notifications saved to history.csv.')).toBeVisible();
  const [head, ...lines] = (await readFile(join(folder, 'history.csv'), 'utf8')).trimEnd().split('\r\n');
  expect(head).toMatch(/^settled,decision,level,decided,decided_by,received,kind,person,/);
  expect(lines.filter((line) => line.includes(',dismissed,,'))).toHaveLength(230);

  await window.getByLabel('Search notifications').fill(person);
  await expect(window.getByRole('button', { name: 'Export 230 notifications' })).toBeHidden();
  await saveTo(join(folder, 'history.jsonl'));
  await window.keyboard.press('Control+k');
  await window.keyboard.type('export json lines');
  await window.keyboard.press('Enter');
  const saved = await window.getByText(/^\d+ notifications? saved to history\.jsonl\.$/).textContent();
  const rows = (await readFile(join(folder, 'history.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(rows).toHaveLength(Number.parseInt(saved ?? '', 10));
  expect(rows.length).toBeLessThan(230);
  expect(rows.every((row) => JSON.parse(row).person === person)).toBe(true);
}

test('acknowledging one, a range, and 200 at once settles them at the server', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await askApp(window, 'app.settings', { undoSeconds: 5, inboxGroup: 'person' });
  await openInbox(window);
  const heading = window.locator('.list-header').first();
  let person = '';
  await expect(async () => {
    person = (await heading.textContent())?.replace(/ [\d,]+(?: in [\d,]+ rows?)?$/, '') ?? '';
    expect(await options(window).first().textContent()).toContain(`${person} requests access`);
  }).toPass();
  // A collapsed group is selected as a whole, and all of it is settled.
  await window.getByRole('listbox', { name: 'Notifications' }).focus();
  await window.keyboard.press('ArrowLeft');
  await expect(options(window).first()).toHaveText(
    new RegExp(`^${person} \\d+(?: in \\d+ rows?)? collapsed$`),
  );
  await expect(window.locator('[id$="-heading"]')).toHaveCount(1);
  const inGroup = Number(/\d+/.exec((await options(window).first().textContent()) ?? '')?.[0]);
  await window.keyboard.press('x');
  await expect(window.getByText(`${inGroup} selected`)).toBeVisible();
  const one = await dismissSelected(window, aos, 0);
  expect(one).toBe(inGroup);
  await window.getByRole('tab', { name: 'History' }).click();
  await expect(options(window).first()).toContainText('Dismissed');
  await window.getByRole('tab', { name: 'Open' }).click();
  await window.getByRole('button', { name: 'By person' }).click();
  await window.getByRole('menuitemradio', { name: 'By resource' }).click();
  await expect(heading).not.toContainText(person);
  await expect(window.locator('.list-header .count')).not.toHaveCount(0);

  // A row stands for all requests of a person for a resource: the button counts them, and all of them are settled.
  const repeated = options(window).filter({ hasText: /Asked \d+ times, last / });
  const times = Number(/Asked (\d+) times/.exec((await repeated.first().textContent()) ?? '')?.[1]);
  expect(times).toBeGreaterThan(1);
  await repeated.first().click();
  await window.keyboard.press('x');
  await expect(window.getByText(`${times} selected`)).toBeVisible();
  const some = await dismissSelected(window, aos, one);
  expect(some - one).toBe(times);

  await options(window).nth(1).click();
  await window.keyboard.press('x');
  await options(window)
    .nth(2)
    .click({ modifiers: ['Shift'] });
  const more = await dismissSelected(window, aos, some);
  expect(more - some).toBeGreaterThanOrEqual(2);

  await window.getByRole('button', { name: `Select all ${230 - more}` }).click();
  await window.getByRole('button', { name: `Dismiss without granting (${230 - more})`, exact: true }).click();
  await expectAcknowledged(aos, 230);
  await expect(window.getByText('Your inbox is empty')).toBeVisible();
  await exportsHistory(app, desktop.folder, person);
});

test('undo takes a bulk back before anything is sent', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);
  await window.getByRole('button', { name: 'Select all 230' }).click();
  await window.getByRole('button', { name: 'Dismiss without granting (230)', exact: true }).click();
  await expect(window.getByText('Your inbox is empty')).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByRole('button', { name: 'Select all 230' })).toBeVisible();
  const { notifications, calls } = await aos.control.stats();
  expect(notifications.acknowledged).toEqual([]);
  expect(calls.AcknowledgePersonalNotifications ?? 0).toBe(0);
});

test('an acknowledgement survives quitting inside the time for undo', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await openInbox(app.window);
  await app.window.getByRole('button', { name: 'Select all 230' }).click();
  await app.window.getByRole('button', { name: 'Dismiss without granting (230)', exact: true }).click();
  await app.quit();
  await start();
  await expectAcknowledged(aos, 230);
});

test('a search whose notifications are all acknowledged says so, and how many others are open', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);
  const search = window.getByLabel('Search notifications');
  await search.fill('nobody is called that');
  await expect(window.getByText('No notification matches')).toBeVisible();
  await search.fill('soil');
  const all = window.getByRole('button', { name: /^Select all \d+$/ });
  await expect(window.getByText('No notification matches')).toBeHidden();
  await all.click();
  const acknowledge = window.getByRole('button', { name: /^Dismiss without granting \(\d+\)$/ });
  const count = Number(/\d+/.exec((await acknowledge.textContent()) ?? '')?.[0]);
  await acknowledge.click();
  await expect(window.getByText('All done for “soil”')).toBeVisible();
  if (count < 230) await expect(window.getByText(/^\d+ others? (is|are) open\.$/)).toBeVisible();
});

test('in a narrow window a request says who asks for what, and nothing lies on top of it', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await openInbox(window);
  const query = { account: null, view: 'open' as const, kinds: [], text: '' };
  const [first] = await askApp(window, 'inbox.page', { query, offset: 0, limit: 1 });
  if (!first) throw new Error('the inbox is empty');
  const which = [{ account: first.account, id: first.id }];
  await askApp(window, 'star.set', { what: { are: 'notifications', which }, isOn: true });
  await setSize(app, 400, 700);
  for (const keys of ['gi', 'gt']) {
    for (const key of keys) await window.keyboard.press(key);
    const row = window.getByRole('option', { name: /requests access/ }).first();
    await expect(row.locator('.middle-end')).toHaveText(/soil-2026$/);
    const covered = await row.evaluate((option) => {
      const name = option.querySelector('.row-name')?.getBoundingClientRect();
      const ends = [...option.querySelectorAll('.row-star.on, .row-time')].map((one) =>
        one.getBoundingClientRect(),
      );
      return ends.filter(({ width, left }) => width > 0 && name && name.right > left).length;
    });
    expect(covered, keys).toBe(0);
  }
});
