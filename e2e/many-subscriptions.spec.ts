import { type LocalAos, startAos } from '../devserver/server.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { writeAccounts } from './fixtures/provision.ts';

/** Makes projects without events, and says that they are watched. */
async function watching(aos: LocalAos, label: string, names: readonly string[]) {
  const made = await Promise.all(
    names.map((name) => aos.control.createResource({ level: 'project', name, silent: true })),
  );
  for (const { id } of made) await aos.control.setPermission({ resource: id, level: 'read' });
  const watch = made.map(({ id }) => ({ resourceId: id, resourceKind: 'project', from: 'everything' }));
  return { server: aos.address, label, token: aos.token, keep: 'memory', watch };
}

const named = (kind: string, n: number) => Array.from({ length: n }, (_, i) => `${kind}-${i + 1}`);

test('thirty-six subscriptions of two accounts are found, sorted, muted, paused, removed and ordered by keys alone', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8 });
  try {
    // With those about oneself and the announcements of each account it is 36.
    const accounts = [
      await watching(aos, 'university', named('soil', 18)),
      await watching(there, 'institute', named('water', 14)),
    ];
    const file = await writeAccounts(desktop.folder, accounts);
    const app = await start({ args: ['--provision', file] });
    const { window } = app;
    const keys = async (...all: string[]) => {
      for (const key of all) await window.keyboard.press(key);
    };
    const inPalette = async (line: string) => {
      await keys('Control+k');
      await window.keyboard.insertText(line);
      await keys('Enter');
    };
    const state = () => askApp(window, 'app.state');
    const subscriptions = async () => (await state()).accounts.flatMap((one) => one.subscriptions);
    const count = async (is: 'muted' | 'paused') => (await subscriptions()).filter((one) => one[is]).length;
    await expect.poll(async () => (await subscriptions()).length, { timeout: 60_000 }).toBe(36);

    const list = window.getByRole('listbox', { name: 'Subscriptions' });
    await keys('g', 's');
    await expect(list).toBeFocused();
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '36');

    // Found, all of them selected, muted, and heard again.
    await keys('/');
    await window.keyboard.insertText('water');
    await keys('Enter');
    await expect(list.getByRole('option')).toHaveCount(14);
    await keys('Control+a', 'm');
    await expect(window.getByText('14 subscriptions muted.')).toBeVisible();
    expect(await count('muted')).toBe(14);
    const water = window.getByRole('navigation').getByRole('button', { name: /^water-1\b/ });
    await expect(water).toHaveAccessibleName(/muted/);
    await keys('z');
    await expect.poll(() => count('muted')).toBe(0);
    await keys('Escape');
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '36');

    // What happened last comes first.
    const [newest] = accounts[0]?.watch.slice(4) ?? [];
    await aos.control.publish({ resource: newest?.resourceId ?? '', action: 'updated', count: 3 });
    await inPalette('Sort subscriptions by: Last event');
    await expect(list.getByRole('option').first()).toHaveAccessibleName(/^soil-5 .*3 unread/);
    await inPalette('Sort subscriptions by: Name');
    await expect(list.getByRole('option').first()).toHaveAccessibleName(/^About you/);

    // Three in a row are paused, then removed with one question.
    await keys('End', 'x', 'Shift+k', 'Shift+k', 'p');
    await expect(window.getByText('3 subscriptions paused.')).toBeVisible();
    expect(await count('paused')).toBe(3);
    await keys('x', 'Shift+j', 'Shift+j', 'Delete');
    const question = window.getByRole('alertdialog', { name: 'Remove 3 subscriptions?' });
    await expect(question).toBeVisible();
    await keys('Tab', 'Enter');
    await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '33');
    await expect(list).toBeFocused();

    // The sidebar has a Tab stop of its own, scrolls by itself and takes an order made by hand.
    const sidebar = window.getByRole('list', { name: 'Subscriptions' });
    const stops = sidebar.locator('[data-stop]');
    await inPalette('Sidebar: In my order');
    await stops.first().focus();
    await keys('End');
    await expect(stops.last()).toBeFocused();
    await expect(stops.last()).toBeInViewport();
    expect(await sidebar.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
    expect(await window.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
    await expect(sidebar.locator('[tabindex="0"]')).toHaveCount(1);
    const order = async () =>
      (await sidebar.getByRole('list').last().getByRole('button').allInnerTexts()).slice(-3);
    const [third, second, last] = await order();
    await keys('Alt+ArrowUp', 'Alt+ArrowUp');
    await expect.poll(order).toEqual([last, third, second]);
    await expect(stops.nth(-3)).toBeFocused();
    const positions = async () =>
      (await state()).accounts[1]?.subscriptions.flatMap(({ position }) => position ?? []);
    await expect
      .poll(async () => (await positions())?.toSorted((a, b) => a - b))
      .toEqual(named('', 12).map((_, i) => i));

    // An account folds, and says what is unread.
    await keys('Home', 'ArrowLeft');
    const university = sidebar.getByRole('button', { name: /^university/ });
    await expect(university).toHaveAttribute('aria-expanded', 'false');
    await expect(university).toHaveAccessibleName(/unread/);
    await keys('ArrowRight');
    await expect(university).toHaveAttribute('aria-expanded', 'true');
    await keys('ArrowDown', 'Enter');
    await expect(stops.nth(1)).toHaveAttribute('aria-current', 'page');
  } finally {
    await there.stop();
  }
});
