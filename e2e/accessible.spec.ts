import AxeBuilder from '@axe-core/playwright';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, row, stored, upload } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 300, notifications: 12 } });

test('axe finds nothing on any screen, in both themes', async ({ start, aos, desktop }) => {
  test.setTimeout(180_000);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(50);
  await upload(aos, ['reads_1.fastq', 'reads_2.fastq', 'reads_3.fastq']);
  await expect(row(app, 1)).toHaveAccessibleName(/^3 objects/);
  await askApp(window, 'app.settings', { filters: [{ name: 'Deleted', query: 'action:deleted' }] });
  const button = (name: RegExp) => window.getByRole('button', { name }).first().click();
  const screens: Record<string, () => Promise<void>> = {
    feed: () => button(/^All events/),
    burst: async () => {
      await window.getByRole('listbox', { name: 'Events' }).focus();
      await window.keyboard.press('Escape');
      await window.keyboard.press('Home');
      await window.keyboard.press('ArrowRight');
      await expect(row(app, 2)).toHaveAccessibleName(/^reads_3/);
    },
    detail: async () => {
      await window.keyboard.press('j');
      await window.keyboard.press('Enter');
      await window.getByText('Recent events').waitFor();
    },
    date: () => button(/^Go to a date/),
    filters: async () => {
      await window.getByRole('combobox', { name: 'Search events' }).fill('is:unread');
      await window.keyboard.press('Enter');
      await button(/^Saved$/);
      await window.getByRole('menuitem', { name: 'Save and edit filters…' }).click();
      await button(/^Rename Deleted$/);
    },
    palette: async () => {
      await button(/^Clear filters$/);
      await window.keyboard.press('Control+k');
      await window.getByRole('dialog', { name: 'Commands' }).waitFor();
    },
    keys: () => button(/^Shortcuts/),
    inbox: () => button(/^Inbox/),
    grant: async () => {
      await window
        .getByRole('option')
        .filter({ hasText: /requests access to/ })
        .first()
        .click();
      await window.getByRole('radio', { name: 'Read' }).waitFor();
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
      const dialog = window.getByRole('dialog');
      // What is being renamed is left first.
      while ((await dialog.count()) > 0) await window.keyboard.press('Escape');
    }
  }
  expect(found).toEqual([]);
});
