import { useLayoutEffect } from 'react';
import { useView } from '../state/view-store.ts';
import { type HeldKeys, holdKeys } from './held-keys.ts';

/** How often, and at which interval (ms), it is looked whether a dialog has the focus by now. */
const LOOKS = 100;
const LOOK_MS = 10;

/** Shown while the code of a dialog is on its way: what is typed meanwhile is for the dialog, and no command of the screen. */
export function TypedAhead() {
  useLayoutEffect(() => {
    const held = holdKeys(window, useView.getState().close);
    return () => handOver(held, LOOKS);
  }, []);
  return null;
}

function handOver(held: HeldKeys, looks: number): void {
  if (useView.getState().dialog === null || looks === 0) held.drop();
  else if (document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')) void held.give(press);
  else setTimeout(handOver, LOOK_MS, held, looks - 1);
}

/** Presses a key where the focus is, and waits until the page has reacted. */
async function press(key: string): Promise<void> {
  const target = document.activeElement;
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else {
    const isLeft = target?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    if (isLeft && key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
  }
  await new Promise((resolve) => setTimeout(resolve));
}
