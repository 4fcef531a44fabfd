import { join } from 'node:path';
import { audit } from './fixtures/audit.ts';
import { accountDatabase } from './fixtures/database.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, recordOf, row, stored, toTop, unfolded, upload } from './fixtures/signed-in.ts';

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `sample_${from + index}.csv`);

test('after a restart nothing is there twice and nothing alerts again', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await upload(aos, ['one.csv']);
  await expect.poll(banners.count).toBe(1);
  await live(first, aos);
  await first.quit();

  await upload(aos, ['two.csv']);
  const second = await start();
  await expect(row(second, 1)).toHaveAccessibleName(/^two\.csv,? created/);
  await live(second, aos);
  expect(await stored(second)).toBe(2);
  await expect.poll(banners.count).toBe(2);
  await second.quit();

  const third = await start();
  await live(third, aos);
  expect(await stored(third)).toBe(2);
  const titles = (await banners.closeAll()).map(({ title }) => title);
  expect(titles).toEqual(['one.csv created', 'two.csv created']);
});

test('killed in mid-stream it loses nothing and shows nothing twice', async ({ start, aos, desktop }) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await upload(aos, numbered(0, 40));
  await first.kill();
  await upload(aos, numbered(40, 40));
  const second = await start();
  await expect.poll(() => stored(second), { timeout: 20_000 }).toBe(80);
  await live(second, aos);
  expect(await stored(second)).toBe(80);
});

test('a server that goes away and comes back is caught up with by itself', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await unfolded(app);
  await upload(aos, numbered(0, 30));
  await aos.down();
  await expect(app.window.getByRole('region', { name: 'Status' })).toContainText(/Reconnecting|Offline/);
  await upload(aos, numbered(30, 30));
  await aos.up();
  await expect.poll(() => stored(app), { timeout: 40_000 }).toBe(60);
  await toTop(app);
  await expect(row(app, 1)).toHaveAccessibleName(/^sample_59\.csv,? created/);
  await live(app, aos);
  await expect.poll(() => recordOf(app, aos)).toMatchObject({ pending: 0, outstanding: 0 });
  const { filter = '' } = (await recordOf(app, aos)) ?? {};
  const database = await accountDatabase(join(desktop.folder, 'profile'));
  expect(await audit(aos, filter, database)).toMatchObject({ lost: 0, duplicates: 0 });
  expect(await stored(app)).toBe(60);
});
