import type { Page } from '@playwright/test';
import { closeLayers } from './tour.ts';

/** Window furniture: what it does is done by keys, or has another line in the palette. */
const furniture = ['Menu'];

/** The buttons of the screen, its tabs and details, and the settings on it, whose name no line of the palette has. */
export async function missingInPalette(window: Page): Promise<string[]> {
  const buttons = window.locator('main, aside.detail').getByRole('button', { disabled: false });
  const named = await buttons.evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[role="option"]'))
      .map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  named.push(...(await window.locator('.settings :is(.segments-label, h2)').allTextContents()));
  await window.keyboard.press('Control+k');
  await window.locator('.palette').waitFor();
  const lines = await window.locator('.palette [role="option"]').allInnerTexts();
  await closeLayers(window);
  const all = lines.map((line) => line.toLowerCase());
  return named.filter(
    (name) => !furniture.includes(name) && !all.some((line) => line.includes(name.trim().toLowerCase())),
  );
}
