import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, upload } from './fixtures/signed-in.ts';

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}_${i}.fastq`);
/** Longer than the banner of a burst stays as it is before its first update. */
const FIRST_UPDATE = 3_500;

test('a burst has one banner on the screen, which says how many it has become and opens exactly those', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  for (const [n, name] of names('alone', 3).entries()) {
    await upload(aos, [name]);
    await expect.poll(banners.displayed).toBe(n + 1);
  }
  // The one for all takes the place of the last, and two are closed.
  await upload(aos, names('first', 10));
  await expect.poll(banners.displayed).toBe(1);
  const before = await banners.count();
  await upload(aos, names('more', 20));
  await app.window.waitForTimeout(FIRST_UPDATE);
  // It is brought up to date in its place: nothing new appears.
  expect(await banners.displayed()).toBe(1);
  expect(await banners.count()).toBe(before);

  await app.window.getByRole('button', { name: 'Settings' }).click();
  await banners.activate();
  await expect(app.window.getByRole('heading', { name: 'Events of the banner' })).toBeVisible();
  await expect(app.window.getByText(/^33 events/)).toBeVisible();
  await app.window.screenshot({ path: 'out/e2e-banner-events.png' });
  await app.window.getByRole('button', { name: 'Show all' }).click();
  await expect(app.window.getByRole('heading', { name: 'All events' })).toBeVisible();
  const [last, ...earlier] = (await banners.closeAll()).map(({ title }) => title).reverse();
  expect(last).toBe(`33 objects created in ${watched(aos).name}`);
  expect(earlier.filter((title) => !/^\d+ objects created/.test(title))).toHaveLength(2);
});

test('a burst whose banner a person closes is quiet from then on', async ({
  start,
  aos,
  desktop,
  banners,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await upload(aos, names('first', 10));
  await expect.poll(banners.displayed).toBe(1);
  await app.window.waitForTimeout(1_000);
  await banners.dismiss();
  await expect.poll(banners.displayed).toBe(0);
  const before = await banners.count();
  await upload(aos, names('more', 10));
  await expect(app.window.getByRole('option', { name: /^20 objects,? created/ })).toBeVisible();
  await app.window.waitForTimeout(FIRST_UPDATE);
  expect(await banners.displayed()).toBe(0);
  expect(await banners.count()).toBe(before);
});
