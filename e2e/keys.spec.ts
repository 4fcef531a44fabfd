import type { CDPSession } from '@playwright/test';
import { expect, test } from './fixtures/index.ts';
import { live, provisioned, unfolded, upload } from './fixtures/signed-in.ts';

/** Presses a key as the browser gets it from a keyboard whose layout writes `key` at the place `code`. */
async function press(cdp: CDPSession, key: string, code: string, modifiers = 0): Promise<void> {
  const text = modifiers & CTRL ? '' : key;
  await cdp.send('Input.dispatchKeyEvent', {
    type: text ? 'keyDown' : 'rawKeyDown',
    key,
    code,
    text,
    modifiers,
  });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, modifiers });
}
const CTRL = 2;

test('shortcuts work on a Cyrillic keyboard: lists, sequences, the palette, the search field', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await unfolded(app);
  await upload(aos, ['one.csv', 'two.csv']);
  const list = window.getByRole('listbox', { name: 'Events' });
  await expect(list.getByRole('option', { name: /^two\.csv/ })).toBeVisible();
  const cdp = await window.context().newCDPSession(window);
  const active = list.locator('.list-row.active');
  await list.focus();
  await window.keyboard.press('Home');
  const first = await active.getAttribute('aria-posinset');
  await press(cdp, 'о', 'KeyJ');
  await expect(active).not.toHaveAttribute('aria-posinset', first ?? '');
  await press(cdp, 'л', 'KeyK');
  await expect(active).toHaveAttribute('aria-posinset', first ?? '');

  await press(cdp, 'п', 'KeyG');
  await press(cdp, 'ш', 'KeyI');
  await expect(window.getByRole('tab', { name: 'History' })).toBeVisible();
  await press(cdp, 'л', 'KeyK', CTRL);
  await expect(window.getByRole('combobox', { name: 'Type a command or a subscription' })).toBeFocused();
  await window.keyboard.press('Escape');
  // On this layout the sign is Shift and the key beside Enter.
  await press(cdp, '/', 'Backslash', 8);
  const search = window.getByRole('searchbox');
  await expect(search).toBeFocused();
  await press(cdp, 'о', 'KeyJ');
  await expect(search).toHaveValue('о');
});

test('while an input method composes, keys are its own: search field, palette, dialog', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  const cdp = await window.context().newCDPSession(window);
  const compose = (text: string) =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

  const search = window.getByRole('combobox', { name: 'Search events' });
  await search.focus();
  await compose('どじょう');
  for (const key of ['ArrowDown', 'Escape', 'Enter']) await window.keyboard.press(key);
  await expect(search).toBeFocused();
  await cdp.send('Input.insertText', { text: '土壌' });
  await expect(search).toHaveValue('土壌');
  await window.keyboard.press('Escape');
  await expect(search).toHaveValue('');

  await window.keyboard.press('Control+k');
  const palette = window.getByRole('combobox', { name: 'Type a command or a subscription' });
  await expect(palette).toBeFocused();
  await compose('せ');
  for (const key of ['Enter', 'Escape']) await window.keyboard.press(key);
  await expect(palette).toBeFocused();
  await cdp.send('Input.insertText', { text: '設定' });
  await expect(palette).toHaveValue('設定');
  await window.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});
