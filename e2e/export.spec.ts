import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 2_000 } });

/** The number in a text such as "Nov 3, 2026: 1,234 events". */
const eventsIn = (text: string | null): number =>
  Number((/([\d,]+) events?/.exec(text ?? '')?.[1] ?? '').replaceAll(',', ''));

/** Bars and days lead to exactly the events that they count; all of it is saved as a table and as a picture. */
async function statistics(
  window: Page,
  folder: string,
  saveTo: (path: string) => Promise<void>,
): Promise<void> {
  const open = () => window.getByRole('button', { name: 'Statistics' }).click();
  const shown = async () => {
    const text = window.getByRole('main').getByText(/^[\d,]+ events?( |$)/);
    return eventsIn(await text.first().textContent());
  };
  for (const name of [/^created /, /^Object /, /^soil-2026 /, /^raw/]) {
    await open();
    const bar = window.locator('main').getByRole('button', { name }).first();
    await expect(bar).toHaveAccessibleName(/Show these events$/);
    const events = Number((await bar.locator('.bar-events').innerText()).replaceAll(',', ''));
    expect(events).toBeGreaterThan(0);
    await bar.click();
    await expect(window.getByRole('listbox', { name: 'Events' })).toBeVisible();
    await expect.poll(shown).toBe(events);
  }
  await expect(window.getByRole('heading', { name: /^Events in raw/ })).toBeVisible();
  await open();
  const calendar = window.getByRole('slider', { name: /^A year day by day/ });
  await calendar.focus();
  await window.screenshot({ path: 'out/e2e-statistics.png' });
  const day = eventsIn(await calendar.getAttribute('aria-valuetext'));
  await window.keyboard.press('Enter');
  if (day > 0) await expect.poll(shown).toBe(day);
  await open();
  const save = async (name: string, file: string) => {
    await saveTo(join(folder, file));
    await window.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await window.getByRole('menuitem', { name }).press('Enter');
    await expect(window.getByText(`Saved as ${file}.`)).toBeVisible();
    return readFile(join(folder, file));
  };
  const table = (await save('Table (CSV)', 'statistics.csv')).toString();
  expect(table).toMatch(/^by,item,action,path,resource,account,events\r\nday,\d{4}-\d\d-\d\d,/);
  expect(table).toMatch(/\r\nproject,soil-2026,,,/);
  const picture = await save('Picture (PNG)', 'statistics.png');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBe(1920);
}

test('what the filter shows is saved as CSV and JSON lines, and copied', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(1_000);
  const saveTo = (filePath: string) =>
    app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, filePath);
  const choose = async (name: string) => {
    await window.getByRole('button', { name: /^Export [\d,]+ events$/ }).press('Enter');
    await window.getByRole('menuitem', { name }).press('Enter');
  };

  const csv = join(desktop.folder, 'all.csv');
  await saveTo(csv);
  await choose('Save as CSV…');
  await expect(window.getByText(/events saved to all\.csv/)).toBeVisible();
  const lines = (await readFile(csv, 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toBe('time,action,kind,name,path,resource,text,read,starred,account,event');
  const title = await window
    .getByRole('main')
    .getByText(/^[\d,]+ events/)
    .textContent();
  const total = Number.parseInt((title ?? '').replaceAll(',', ''), 10);
  expect(lines).toHaveLength(total + 1);
  expect(new Set(lines.map((line) => line.split(',').at(-1))).size).toBe(total + 1);

  await window.getByRole('combobox', { name: 'Search events' }).fill('action:created ');
  await expect(window.getByRole('button', { name: 'Remove filter created' })).toBeVisible();
  const json = join(desktop.folder, 'created.jsonl');
  await saveTo(json);
  await choose('Save as JSON lines…');
  await expect(window.getByText(/events? saved to created\.jsonl/)).toBeVisible();
  const rows = (await readFile(json, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.action === 'created')).toBe(true);

  await choose('Copy to the clipboard');
  await expect(window.getByText(/events? copied\./)).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.trimEnd().split('\n')).toHaveLength(rows.length + 1);
  await window.screenshot({ path: 'out/e2e-export.png' });
  expect((await readdir(desktop.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  await statistics(window, desktop.folder, saveTo);
});
