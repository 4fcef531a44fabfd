/**
 * Finds a new place for the focus when the element that has it disappears or is disabled. Without this, the focus would
 * fall back to `<body>`: Tab would begin at the top of the window, and a screen reader would say nothing.
 */
import { useView } from '../state/view-store.ts';
import { firstFocusable, focusBox, focusContent } from './panes.ts';

/** How long others, such as a dialog that closes, have to focus something themselves, ms. */
const PATIENCE_MS = 20;
/** How many of the elements that had the focus are remembered. */
const REMEMBERED = 8;

const DIALOG = '[aria-modal="true"]';
const PARTS = `main, aside, nav, ${DIALOG}, [role="menu"], .app, .toasts`;

/** Where an element is: its ancestors within its part of the window, and which of their children leads to it. */
interface Trace {
  readonly element: HTMLElement;
  readonly path: readonly { readonly parent: Element; readonly index: number }[];
  /** In a dialog, a menu or a message, which come and go. */
  readonly isPassing: boolean;
}

function traceOf(element: HTMLElement): Trace {
  const path: { parent: Element; index: number }[] = [];
  let child: Element = element;
  for (let parent = child.parentElement; parent; parent = child.parentElement) {
    if (parent.matches('.app, .toasts')) break;
    path.push({ parent, index: [...parent.children].indexOf(child) });
    if (parent.matches(PARTS)) break;
    child = parent;
  }
  const isPassing = element.closest(`${DIALOG}, [role="menu"], .toasts`) !== null;
  return { element, path, isPassing };
}

const canFocus = (element: HTMLElement): boolean =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches(':disabled');

/** What is nearest to where an element was: in the same place, before it, or around it, within its part of the window. */
function nearest({ element, path }: Trace): HTMLElement | null {
  // A list that has become empty leads to its screen, not to a button that comes in its place.
  if (element.matches('[role="listbox"]')) return null;
  for (const { parent, index } of path) {
    if (!parent.isConnected) continue;
    const beside = [parent.children[index], parent.children[index - 1]].filter((one) => one !== undefined);
    const found = beside.map(firstFocusable).find((one) => one !== null);
    if (found) return found;
  }
  return null;
}

/** Gives the focus to what is left of where it was. */
function mend(traces: readonly Trace[]): void {
  const last = traces.at(-1);
  const dialog = document.querySelector<HTMLElement>(DIALOG);
  if (dialog) {
    const near = last ? nearest(last) : null;
    if (near && dialog.contains(near)) near.focus();
    else focusBox(dialog);
    return;
  }
  const lasting = traces.findLast(({ isPassing }) => !isPassing);
  if (lasting) {
    const place = canFocus(lasting.element) ? lasting.element : nearest(lasting);
    place?.focus({ preventScroll: true });
  }
  if (isNowhere()) focusContent();
}

const isNowhere = (): boolean => document.activeElement === document.body;

/** Keeps the focus somewhere from now on. The function that is returned ends that. */
export function keepFocus(): () => void {
  /** The newest last. */
  let traces: readonly Trace[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, PATIENCE_MS);
  };
  /** It is nowhere, and not because somebody clicked on an empty place. */
  const isLost = () => {
    const last = traces.at(-1);
    return isNowhere() && last !== undefined && !canFocus(last.element);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    traces = [...traces.filter(({ element }) => element !== target), traceOf(target)].slice(-REMEMBERED);
  };
  const observer = new MutationObserver(() => {
    // A screen has the focus only until its list is there.
    if (document.activeElement?.tagName === 'MAIN') focusContent();
    else if (isLost()) later(() => isLost() && mend(traces));
  });
  const attributeFilter = ['disabled', 'hidden'];
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter });
  // A banner, a link or the tray led here.
  const stopFollowing = useView.subscribe((now, before) => {
    // What is near to where the focus was on another screen has nothing to do with this one.
    if (now.screen !== before.screen) traces = [];
    if (now.screen !== before.screen || now.scope !== before.scope) later(() => isNowhere() && mend(traces));
  });
  // After a click on an empty place, keys belong to the screen. Ctrl-C copies what is marked.
  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (isNowhere() && key !== 'Tab' && !(ctrlKey || metaKey || altKey)) mend([]);
  };
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey, { capture: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    stopFollowing();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey, { capture: true });
  };
}
