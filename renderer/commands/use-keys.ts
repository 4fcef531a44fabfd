import { useEffect, useRef } from 'react';
import { keyNameOf } from './key-name.ts';

/** A handler of a key; returning `false` leaves the key to other handlers. */
export type KeyHandler = (event: KeyboardEvent) => unknown;

/** What keys do, by key name in lower case. */
type KeyMap = Readonly<Record<string, KeyHandler>>;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Whether the focused button, link or menu needs this key itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  const keys = ['Enter', ' ', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
  return keys.includes(event.key) && target.closest('button, a, [role="tab"], [role="radio"]') !== null;
}

/**
 * Handles keys for a whole screen, except while the person is typing, inside dialogs and menus, and where the focused
 * control needs the key.
 */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || belongsToControl(event)) return;
      const action = latest.current[keyNameOf(event)];
      if (action && action(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
