import AxeBuilder from '@axe-core/playwright';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 300, notifications: 12 } });

test('axe finds nothing on any screen, in both themes', async ({ start, aos, desktop }) => {
  test.setTimeout(180_000);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(50);
  const button = (name: RegExp) => window.getByRole('button', { name }).first().click();
  const screens: Record<string, () => Promise<void>> = {
    feed: () => button(/^All events/),
    detail: async () => {
      await window.getByRole('listbox', { name: 'Events' }).focus();
      await window.keyboard.press('Enter');
      await window.getByText('Last events').waitFor();
    },
    inbox: () => button(/^Inbox/),
    grant: async () => {
      await window
        .getByText(/requests (READ|WRITE|APPEND)/)
        .first()
        .click();
      await window.getByRole('button', { name: 'Grant Read' }).waitFor();
    },
    subscriptions: () => button(/^All subscriptions/),
    accounts: () => button(/^Accounts/),
    settings: () => button(/^Settings/),
  };
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await askApp(window, 'app.settings', { theme });
    await expect.poll(() => window.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
    for (const [name, open] of Object.entries(screens)) {
      await open();
      // Legacy mode: an Electron window cannot open the second page the other one uses.
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
      for (const { id, nodes } of violations)
        found.push(`${theme} ${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }
  }
  expect(found).toEqual([]);
});
