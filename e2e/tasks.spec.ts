import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startAos } from '../devserver/server.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { nextChoice } from './fixtures/next-choice.ts';
import { watched } from './fixtures/provision.ts';
import { stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 60, notifications: 170 } });

/** The most keys that a task may take. */
const MOST = 12;

/** A keyboard that counts: each key counts once, each text that is typed or pasted, such as an address, once as a whole. */
class CountedKeys {
  count = 0;

  constructor(readonly window: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.count++;
      await this.window.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.count++;
    await this.window.keyboard.insertText(text);
  }

  /** Goes on with a key until something has the focus. */
  async reach(target: Locator, key = 'Tab'): Promise<void> {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    while (!(await isThere()) && this.count <= MOST) await this.press(key);
  }

  /** Chooses the next of a group. */
  async choose(): Promise<void> {
    this.count++;
    await nextChoice(this.window);
  }

  /** Runs what the palette finds first. */
  async command(text: string): Promise<void> {
    await this.press('Control+k');
    await this.type(text);
    await this.press('Enter');
  }
}

test('every task takes a keyboard and at most 12 keys', async ({ start, aos, desktop }) => {
  test.setTimeout(180_000);
  const app = await start();
  const { window } = app;
  const counts: Record<string, number> = {};
  const task = (name: string, act: (keys: CountedKeys) => Promise<void>) =>
    test.step(name, async () => {
      const keys = new CountedKeys(window);
      await act(keys);
      counts[name] = keys.count;
    });
  const state = () => askApp(window, 'app.state');
  const list = window.locator('main [role="listbox"][tabindex]');
  const project = watched(aos).name;

  await task('sign in', async (keys) => {
    await keys.reach(window.getByLabel('Server address'));
    await keys.type(aos.address);
    await keys.reach(window.getByLabel('Token', { exact: true }));
    await keys.type(aos.token);
    await keys.press('Enter');
    await expect.poll(async () => (await state()).accounts.length, { timeout: 30_000 }).toBe(1);
  });
  await task('watch', async (keys) => {
    const dialog = window.getByRole('dialog');
    await dialog.waitFor();
    await keys.reach(dialog.getByRole('checkbox', { name: new RegExp(`^${project}`) }));
    await keys.press(' ');
    await keys.reach(dialog.getByRole('radio', { checked: true }));
    await keys.choose();
    await keys.reach(dialog.getByRole('button', { name: /^Watch 1/ }));
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect.poll(() => stored(app), { timeout: 30_000 }).toBeGreaterThan(20);
  });
  await askApp(window, 'app.settings', { fold: false });
  await task('find', async (keys) => {
    await keys.press('/');
    await keys.type('.fastq');
    await keys.press('Enter');
    await expect(list).toBeFocused();
  });
  await window.keyboard.press('Shift+Escape');
  await task('filter', async (keys) => {
    await keys.command('filter created');
    await expect(window.getByRole('list', { name: 'Filters' })).toContainText('created');
  });
  await window.keyboard.press('Shift+Escape');
  await expect(window.getByRole('list', { name: 'Filters' })).toHaveCount(0);
  await task('export', async (keys) => {
    const filePath = join(desktop.folder, 'events.csv');
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, filePath);
    await keys.command('export csv');
    await expect(window.getByText(/events saved to/)).toBeVisible();
    expect((await readFile(filePath, 'utf8')).split('\n').length).toBeGreaterThan(20);
  });
  await task('mark read', async (keys) => {
    const unread = async () => (await state()).accounts[0]?.unread ?? 0;
    const before = await unread();
    await keys.press('Home', 'x', 'Shift+j', 'Shift+j', 'e');
    await expect.poll(unread).toBe(before - 3);
  });
  const open = async () => (await state()).accounts[0]?.inbox;
  await task('acknowledge 170 and undo', async (keys) => {
    await expect.poll(open, { timeout: 20_000 }).toBe(170);
    await keys.press('g', 'i', 'Control+a', 'e');
    await expect.poll(open).toBe(0);
    // The message says that it can be undone.
    await window.locator('.toast').filter({ hasText: '170' }).waitFor();
    await keys.press('z');
    await expect.poll(open).toBe(170);
  });
  // A person decides about the next one when the list shows what became of the last.
  const isSettled = async () => {
    await expect(list.getByRole('option').first()).toBeVisible();
    await expect(list.locator('.leaving')).toHaveCount(0);
  };
  await task('grant what was asked', async (keys) => {
    await isSettled();
    await keys.press('Home');
    await keys.command('grant append');
    // A request that was repeated is granted with its repeats.
    await expect.poll(open).toBeLessThan(170);
  });
  await task('change an alert', async (keys) => {
    await keys.command('change rule deletions');
    const dialog = window.getByRole('dialog', { name: 'Alert rule' });
    await keys.reach(dialog.getByRole('radio', { checked: true }).first());
    await keys.choose();
    await keys.reach(dialog.getByRole('button', { name: 'Save rule' }));
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
  });
  await task('pause', async (keys) => {
    await keys.command('pause alerts hour');
    await expect.poll(async () => (await state()).hold).not.toBeNull();
  });
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8 });
  try {
    await askApp(window, 'account.signIn', {
      address: there.address,
      token: there.token,
      keep: 'memory',
      label: 'Elsewhere',
    });
    await task('switch account', async (keys) => {
      await keys.command('switch elsewhere');
      await expect(window.locator('.account-switch')).toContainText('Elsewhere');
    });
    await window.keyboard.press('Control+k');
    await window.keyboard.insertText('switch all');
    await window.keyboard.press('Enter');
    await task('answer three requests from the palette', async (keys) => {
      for (let answered = 0; answered < 3; answered++) {
        await isSettled();
        const before = (await open()) ?? 0;
        await keys.command('grant read');
        await expect.poll(open).toBeLessThan(before);
      }
    });
  } finally {
    await there.stop();
  }
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${count}`)
      .join('\n'),
  );
  for (const [name, count] of Object.entries(counts)) expect(count, name).toBeLessThanOrEqual(MOST);
});
