import { en } from '../electron/words/en.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, row, stored, upload } from './fixtures/signed-in.ts';
import { focused } from './tour/focused.ts';
import { guideOf } from './tour/tour.ts';

test.use({ aosOptions: { backlog: 60, notifications: 6 } });

test('the focus is always somewhere, and F6 goes through the parts of the window', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(120_000);
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  const guide = guideOf(app, en);
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(20);
  await upload(aos, ['reads_1.fastq', 'reads_2.fastq', 'reads_3.fastq']);
  await expect(row(app, 1)).toHaveAccessibleName(/^3 objects/);
  const has = (what: string | RegExp) => expect.poll(() => focused(window)).toMatch(what);

  await test.step('two keys lead from the top of the window to the list', async () => {
    // The page as it is when the window opens: nothing has the focus.
    await window.reload();
    await row(app, 1).waitFor();
    await guide.keys('Tab');
    await has('a');
    await expect(window.getByRole('link', { name: 'Skip to the list' })).toBeInViewport();
    await guide.keys('Enter');
    await has('listbox in main');
  });

  await test.step('F6 and Shift+F6', async () => {
    await guide.keys('Home', 'ArrowRight');
    await window.locator('.list-row.member').nth(1).waitFor();
    await guide.keys('j', 'Enter');
    await window.locator('aside.detail h2').waitFor();
    for (const part of ['aside', 'button in section', 'button in nav', 'listbox in main']) {
      await guide.keys('F6');
      await has(part);
    }
    await guide.keys('Shift+F6');
    await has('button in nav');
    // In a text field too, but not out of a dialog.
    await guide.keys('/', 'F6');
    await has('aside');
    await guide.keys('Control+k', 'F6');
    await has('combobox in dialog');
  });

  await test.step('a screen that goes with what had the focus', async () => {
    for (const keys of ['g f', 'g i', 'g b', 'g s', 'g a', 'g ,', 'g h', 'g n', 'g f']) {
      await guide.go(keys);
      await has(/main/);
    }
    await guide.keys('Control+k');
    await window.keyboard.insertText('Go to Inbox');
    await guide.keys('Enter');
    await has(/main/);
  });

  await test.step('a jump from outside', async () => {
    await guide.go('g s');
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('aruna:push:goto', {
        screen: 'inbox',
        account: null,
        notification: null,
      }),
    );
    await has(/main/);
  });

  await test.step('what is deleted', async () => {
    await guide.go('g b');
    await window.getByRole('tab', { name: 'Rules' }).click();
    await window
      .getByRole('button', { name: /^Delete / })
      .first()
      .press('Enter');
    await has(/ in main/);
    await window.getByRole('button', { name: 'Undo' }).press('Enter');
    await has(/main/);
    // The last that is open takes the list with it.
    await guide.go('g i');
    await window.getByRole('tab', { name: 'Open' }).click();
    await guide.keys('j', 'Control+a', 'e');
    await expect(window.getByText('Your inbox is empty')).toBeVisible();
    await has('main');
    await guide.keys('z');
    await has('listbox in main');
    // By itself the second key undoes, which it can.
    await guide.keys('j', 'Control+a', 'e');
    await expect(window.getByText('Your inbox is empty')).toBeVisible();
    await guide.keys('g', 'z');
    await expect(window.getByRole('heading', { level: 1 })).toHaveText('Snoozed');
    await guide.go('g s');
    await window.getByRole('listbox', { name: 'Subscriptions' }).getByRole('option').first().waitFor();
    await has('listbox in main');
    await guide.keys('Enter');
    await window.locator('aside.detail').getByRole('button', { name: 'Remove…' }).press('Enter');
    await window.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await has(/main/);
    const [account] = (await askApp(window, 'app.state')).accounts;
    await guide.go('g a');
    await window.getByRole('button', { name: 'Remove…' }).press('Enter');
    await window.getByRole('button', { name: 'Remove account' }).press('Enter');
    await expect(window.getByText(account?.label ?? '')).toHaveCount(0);
    await has(/main|input/);
  });
});
