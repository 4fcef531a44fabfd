import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, row, upload } from './fixtures/signed-in.ts';

test('what brought an event here is muted, and heard again, from the event', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await upload(aos, ['alpha.fastq']);
  await expect(row(app, 1)).toHaveAccessibleName(/^alpha\.fastq/);
  await row(app, 1).click();
  const pane = window.getByRole('complementary', { name: 'Details' });
  const muted = async () => {
    const { accounts } = await askApp(window, 'app.state');
    return accounts[0]?.subscriptions.filter((one) => one.muted).length;
  };
  await pane.getByRole('button', { name: /^Mute / }).press('Enter');
  await expect(pane.getByRole('button', { name: /^Unmute / })).toBeVisible();
  expect(await muted()).toBe(1);
  await window.screenshot({ path: 'out/e2e-mute.png' });
  await pane.getByRole('button', { name: /^Unmute / }).press('Enter');
  await expect(pane.getByRole('button', { name: /^Mute / })).toBeVisible();
  expect(await muted()).toBe(0);
});
