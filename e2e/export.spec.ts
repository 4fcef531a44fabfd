import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 2_000 } });

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
});
