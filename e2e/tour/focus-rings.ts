import type { Page } from '@playwright/test';

/**
 * Gives the focus to everything that can have it, one after the other, and returns what has no ring or one that is cut off
 * by the window or by a part that scrolls. What is under an open dialog or menu is left out.
 */
export async function brokenRings(window: Page): Promise<string[]> {
  // A key makes the browser show rings for what a script focuses.
  await window.keyboard.press('Shift');
  return await window.evaluate(() => {
    const before = document.activeElement as HTMLElement | null;
    const scope = document.querySelector('[role="menu"]') ?? document.querySelector('.dialog') ?? document;
    const found: string[] = [];
    const cuts = (style: CSSStyleDeclaration) =>
      style.overflowX !== 'visible' || style.overflowY !== 'visible' || /paint|strict/.test(style.contain);
    /** The ring of an element is shown by itself, or by the part of it or the box around it that says so. */
    const ringed = (element: Element) => {
      const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      const box = element.closest('.search, .field-box, .palette');
      return [element, row, box].filter((one) => one !== null);
    };
    const hasRing = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    const nameOf = (element: Element) => element.outerHTML.slice(0, 140);
    for (const element of scope.querySelectorAll<HTMLElement>(
      'a[href], button:not(:disabled), input, textarea, summary, [tabindex="0"]',
    )) {
      // A group passes the focus on to one of its own.
      if (element.matches('[role="tablist"], [role="radiogroup"]')) continue;
      if (!element.checkVisibility({ visibilityProperty: true }) || element.tabIndex < 0) continue;
      element.focus();
      if (document.activeElement !== element) continue;
      const shown = ringed(element).find(hasRing);
      if (shown === undefined) {
        if (element.matches('.palette-input, [role="listbox"]')) continue;
        found.push(`no ring: ${nameOf(element)}`);
        continue;
      }
      const { outlineWidth, outlineOffset } = getComputedStyle(shown);
      const spread = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) - 0.5;
      const { left, top, right, bottom } = shown.getBoundingClientRect();
      const isInside = (box: { left: number; top: number; right: number; bottom: number }) =>
        left - spread >= box.left &&
        top - spread >= box.top &&
        right + spread <= box.right &&
        bottom + spread <= box.bottom;
      const boxes = [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
      for (let up = shown.parentElement; up; up = up.parentElement)
        if (cuts(getComputedStyle(up))) boxes.push(up.getBoundingClientRect());
      if (!boxes.every(isInside)) found.push(`cut off: ${nameOf(shown)}`);
    }
    before?.focus();
    return found;
  });
}
