import type { Page } from '@playwright/test';
import type { LocalAos } from '../devserver/server.ts';
import { launch, type RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { noteBrowser } from './fixtures/noted-browser.ts';
import { live, provisioned } from './fixtures/signed-in.ts';

test('announcements say what they are about, and a server that refuses a consumer of them is no trouble', async ({
  aos,
  desktop,
}) => {
  const browser = await noteBrowser(desktop);
  await aos.control.announce({
    title: 'Uploads pause on Friday',
    teaser: 'Both proxies get new disks.',
    content:
      'From 06:00 to 09:00.\n\nSee <b>https://aruna.example/status?site=giessen&from=2026-06-05</b> and http://plain.example.',
    kind: 'maintenance',
  });
  const app = await launch(browser.desktop, { args: await provisioned(aos, desktop) });
  try {
    const { window } = app;
    await live(app, aos);
    await window.getByRole('button', { name: /^Announcements\W+3/ }).click();
    await readOne(window, browser.opened);
    await search(window);
    await expectNoConsumer(app, aos);
  } finally {
    await app.quit();
  }
});

async function readOne(window: Page, opened: () => Promise<string>): Promise<void> {
  const option = window.getByRole('option', { name: /Uploads pause on Friday/ });
  await expect(option).toContainText('Maintenance');
  await expect(option.locator('.row-second')).toHaveText('Both proxies get new disks.');
  await option.dblclick();
  const text = window.getByRole('region', { name: 'Announcement' });
  await expect(text.locator('p').last()).toHaveText(
    'From 06:00 to 09:00.\n\nSee <b>https://aruna.example/status?site=giessen&from=2026-06-05</b> and http://plain.example.',
  );
  await pictures(window);
  const link = text.getByRole('link');
  await expect(link).toHaveText('https://aruna.example/status?site=giessen&from=2026-06-05');
  await link.focus();
  await window.keyboard.press('Enter');
  await expect.poll(opened).toBe('https://aruna.example/status?site=giessen&from=2026-06-05\n');
  await expect(window.getByRole('button', { name: /^Announcements\W+2/ })).toBeVisible();
  await window.keyboard.press('Escape');
}

async function pictures(window: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await window.screenshot({ path: `out/e2e-announcement-${theme}.png` });
  }
  await window.setViewportSize({ width: 400, height: 760 });
  await window.screenshot({ path: 'out/e2e-announcement-narrow.png' });
  await window.setViewportSize({ width: 1180, height: 760 });
}

async function search(window: Page): Promise<void> {
  const box = window.getByRole('combobox', { name: 'Search events' });
  const rows = window.getByRole('listbox', { name: 'Events' }).getByRole('option');
  await box.fill('announcement:outage');
  await expect(window.getByText('Did you mean')).toBeVisible();
  await box.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Uploads pause on Friday');
  await box.fill('giessen storage');
  await expect(rows).toHaveCount(1);
}

async function expectNoConsumer({ window }: RunningApp, aos: LocalAos): Promise<void> {
  await expect(window.getByRole('region', { name: 'Status' })).toContainText(/^Live/);
  const [account] = (await askApp(window, 'app.state')).accounts;
  expect(account?.status).toEqual({ state: 'live' });
  expect(account?.subscriptions.find(({ target }) => target.kind === 'announcements')).toMatchObject({
    status: { state: 'live' },
    history: [],
  });
  const { consumers } = await aos.control.stats();
  expect(consumers.filter(({ filter }) => filter.includes('ANNOUNCEMENT'))).toEqual([]);
}
