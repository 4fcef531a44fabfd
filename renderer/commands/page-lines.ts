/** The controls of the screen as lines of the palette, so that whatever a button does, the palette does too. */
import type { PaletteLine } from './command.ts';

const CONTROLS = 'button, [role="tab"], [role="radio"], [role="checkbox"], [role="switch"], summary';
const PARTS = 'main, aside.detail, .trouble-bar, .toasts';

function textOf(id: string | null): string {
  const parts = (id ?? '').split(' ').map((one) => document.getElementById(one)?.textContent ?? '');
  return parts.join(' ').trim();
}

/** The accessible name of a control, as far as this app makes use of ways to give one. */
function nameOf(control: Element): string {
  const label = control instanceof HTMLButtonElement ? control.labels?.[0]?.textContent : undefined;
  const own = control.getAttribute('aria-label') ?? label ?? textOf(control.getAttribute('aria-labelledby'));
  return (own || control.textContent || '').replace(/\s+/g, ' ').trim();
}

/** What a control belongs to, such as the setting that it is a value of. */
function groupOf(control: Element): string {
  const group = control.closest('[role="radiogroup"], [role="tablist"], [role="group"]');
  if (group === null) return '';
  return group.getAttribute('aria-label') ?? textOf(group.getAttribute('aria-labelledby'));
}

/** The palette gives the focus back before a control is pressed, ms. */
const CLOSED_MS = 40;

function press(control: HTMLElement): void {
  control.scrollIntoView({ block: 'nearest' });
  control.focus();
  // A menu opens on the press of the pointer, and by key.
  if (control.getAttribute('aria-haspopup') === 'menu' && control.dataset.state === 'closed')
    control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  else control.click();
}

/** Returns a line for every control that can be used now; what is in rows of lists has its own lines. */
export function pageLines(): readonly PaletteLine[] {
  const controls = [...document.querySelectorAll(PARTS)].flatMap((part) => [
    ...part.querySelectorAll<HTMLElement>(CONTROLS),
  ]);
  return controls.flatMap((control): readonly PaletteLine[] => {
    const isChosen = control.matches(
      ':disabled, [aria-checked="true"][role="radio"], [aria-selected="true"]',
    );
    if (isChosen || !control.checkVisibility({ visibilityProperty: true })) return [];
    if (control.closest('[role="option"]')) return [];
    const [name, group] = [nameOf(control), groupOf(control)];
    if (name === '') return [];
    const line = group === '' ? name : `${group}: ${name}`;
    return [
      { id: `page-${line}`, name: line, group: 'here', run: () => setTimeout(press, CLOSED_MS, control) },
    ];
  });
}
