import type { Page } from '@playwright/test';
import type { Words } from '../../electron/words/languages.ts';
import type { RunningApp } from '../fixtures/app.ts';

/** One screen, dialog or state of the app, and how it is reached. */
export interface Stop {
  readonly name: string;
  /** Only where the sidebar is beside the screen: a narrow window has it behind a button. */
  readonly needsSidebar?: true;
  /** Opens it; the way begins with the keys of its screen, so that it does not depend on what was shown before. */
  readonly open: (guide: Guide) => Promise<void>;
}

/** What a stop needs to find its way in any language. */
export interface Guide {
  readonly window: Page;
  readonly t: Words;
  /** Presses keys, one after the other. */
  keys(...keys: string[]): Promise<void>;
  /** Goes to a screen by its keys, such as "g i", with nothing open or selected there. */
  go(keys: string): Promise<void>;
  /** Clicks the first button of this name. */
  button(name: string | RegExp): Promise<void>;
  /** Waits until a dialog is open. */
  dialog(): Promise<void>;
}

export function guideOf({ window }: Pick<RunningApp, 'window'>, t: Words): Guide {
  const keys = async (...all: string[]) => {
    for (const key of all) await window.keyboard.press(key);
  };
  return {
    window,
    t,
    keys,
    go: async (sequence) => {
      await home(window);
      await keys(...sequence.split(' '));
    },
    button: (name) =>
      window
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click(),
    dialog: () => window.locator('.dialog').first().waitFor(),
  };
}

/** Closes menus, dialogs and hints; returns whether there were any. */
export async function closeLayers(window: Page): Promise<boolean> {
  const layers = window.locator('.dialog, [role="menu"], .tour-hint');
  const isOpen = (await layers.count()) > 0;
  while ((await layers.count()) > 0) await window.keyboard.press('Escape');
  return isOpen;
}

/** Closes what is open: menus, dialogs, details, filters, selections. */
export async function home(window: Page): Promise<void> {
  await closeLayers(window);
  const search = window.locator('main .search input');
  for (const field of await search.all()) await field.fill('');
  // A text field would take the keys of screens.
  await window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await window.keyboard.press('Shift+Escape');
  // Selection and details: one Escape for each.
  for (let i = 0; i < 3; i++) await window.keyboard.press('Escape');
}
