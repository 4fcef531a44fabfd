/** Gives the focus to the screen's list, where its keys act. */
export function focusList(): void {
  document.querySelector<HTMLElement>('main [role="listbox"][tabindex]')?.focus();
}
