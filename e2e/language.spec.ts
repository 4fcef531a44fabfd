import { launch } from './fixtures/app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, upload } from './fixtures/signed-in.ts';

test('English sentences with the times of Germany, where the system is set so', async ({ aos, desktop }) => {
  const env = { ...desktop.env, LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8', LC_ALL: '', LANGUAGE: '' };
  const app = await launch({ ...desktop, env }, { args: await provisioned(aos, desktop) });
  try {
    await live(app, aos);
    await upload(aos, ['soil_core_7.tiff']);
    await app.window.getByRole('option', { name: /^soil_core_7\.tiff,? created/ }).click();
    const details = app.window.getByRole('complementary', { name: 'Details' });
    await expect(details).toContainText(/\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}:\d{2}/);
    await expect(app.window.locator('html')).toHaveAttribute('lang', 'en-US');
  } finally {
    await app.quit();
  }
});

test('German is chosen by LANGUAGE, for the page as for the tray', async ({ aos, desktop, tray }) => {
  const env = { ...desktop.env, LANG: 'en_US.UTF-8', LANGUAGE: 'fr:de', LC_ALL: '' };
  const app = await launch({ ...desktop, env }, { args: await provisioned(aos, desktop) });
  try {
    await live(app, aos);
    await expect(app.window.getByRole('region', { name: 'Zustand' })).toContainText('Live');
    await expect(app.window.locator('html')).toHaveAttribute('lang', 'de');
    const labels = async () => (await tray.menu()).map(({ label }) => label);
    await expect.poll(labels).toContain('Beenden');
  } finally {
    await app.quit();
  }
});
