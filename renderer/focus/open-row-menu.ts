import { focusContent } from './panes.ts';

/**
 * Opens the menu of the row that keys act on, as Shift+F10 does. It has all that a row offers to a pointer: an entry of a list
 * box cannot have buttons that keys reach.
 */
export function openMenuOfRow(): void {
  focusContent();
  document.activeElement?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
}
