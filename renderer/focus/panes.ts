/** The panes of the window, as F6 goes through them, and where the focus lands in each. */
import { useView } from '../state/view-store.ts';

const PANES = '.trouble-bar, .sidebar, main, aside.detail, .status-bar, .toasts';
const FOCUSABLE = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'textarea:not(:disabled)',
  'summary',
  '[tabindex]',
]
  .map((one) => `${one}:not([tabindex="-1"])`)
  .join(', ');

const isVisible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The first element in a box, or the box itself, that can get the focus and is visible. */
export function firstFocusable(box: Element): HTMLElement | null {
  const inside = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return [...(box.matches(FOCUSABLE) ? [box as HTMLElement] : []), ...inside].find(isVisible) ?? null;
}

/** Gives the focus to a part of the page that is no control; it can be left but not reached with Tab. */
export function focusBox(box: HTMLElement): void {
  if (!box.hasAttribute('tabindex')) box.tabIndex = -1;
  box.focus({ preventScroll: true });
}

/** Gives the focus to the content of the screen: its list where it has one, whose keys then act, or the whole of it. */
export function focusContent(): void {
  const main = document.querySelector<HTMLElement>('main');
  const list = main?.querySelector<HTMLElement>('[role="listbox"][tabindex="0"]');
  if (list) list.focus({ preventScroll: true });
  else if (main) focusBox(main);
}

/** Goes to the next pane, or back: from the last to the first. A dialog keeps the focus. */
export function goToPane(by: 1 | -1): void {
  if (useView.getState().dialog !== null || document.querySelector('[aria-modal="true"]')) return;
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    (pane) => isVisible(pane) && (pane.tagName === 'MAIN' || firstFocusable(pane) !== null),
  );
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = current < 0 ? (by > 0 ? 0 : panes.length - 1) : current + by;
  const pane = panes[(next + panes.length) % panes.length];
  if (pane) focusPane(pane);
}

function focusPane(pane: HTMLElement): void {
  const current = pane.querySelector<HTMLElement>('[aria-current="page"]');
  if (pane.tagName === 'MAIN') focusContent();
  else if (pane.tagName === 'ASIDE') focusBox(pane);
  else (current ?? firstFocusable(pane))?.focus();
}
