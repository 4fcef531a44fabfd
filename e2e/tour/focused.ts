import type { Page } from '@playwright/test';

/** What has the focus: its role or element, and the part of the window it is in. */
export function focused(window: Page): Promise<string> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    const part = element.closest('.dialog, main, aside, nav, .status-bar, .toasts');
    const name = (one: Element) => one.getAttribute('role') ?? one.tagName.toLowerCase();
    return part === null || part === element ? name(element) : `${name(element)} in ${name(part)}`;
  });
}
