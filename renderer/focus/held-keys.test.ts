import { expect, it } from 'vitest';
import { holdKeys } from './held-keys.ts';

type Listener = Parameters<Parameters<typeof holdKeys>[0]['addEventListener']>[1];

function keyboard() {
  const listeners = new Set<Listener>();
  return {
    addEventListener: (_type: string, listener: Listener) => void listeners.add(listener),
    removeEventListener: (_type: string, listener: Listener) => void listeners.delete(listener),
    /** Presses a key; returns whether it went where keys go. */
    press(key: string, other: { ctrlKey?: boolean; isTrusted?: boolean } = {}): boolean {
      let isFree = true;
      const plain = { ctrlKey: false, metaKey: false, altKey: false, isTrusted: true };
      const stop = () => {
        isFree = false;
      };
      for (const listen of listeners)
        listen({ ...plain, ...other, key, preventDefault: stop, stopPropagation: stop });
      return isFree;
    },
  };
}

it('keeps what is typed, in order, also what comes while it is handed over', async () => {
  const keys = keyboard();
  const held = holdKeys(keys, () => undefined);
  for (const key of ['e', 'Tab', 'Shift', 'x', 'Enter']) expect(keys.press(key)).toBe(false);
  const pressed: string[] = [];
  await held.give(async (key) => {
    pressed.push(key);
    if (key === 'x') keys.press('y');
    expect(keys.press(key, { isTrusted: false })).toBe(true);
  });
  expect(pressed).toEqual(['e', 'x', 'Enter', 'y']);
  expect(keys.press('z')).toBe(true);
});

it('leaves shortcuts alone, and Escape ends it', () => {
  const keys = keyboard();
  let ended = 0;
  const held = holdKeys(keys, () => ended++);
  expect(keys.press('q', { ctrlKey: true })).toBe(true);
  expect(keys.press('Escape')).toBe(false);
  expect(ended).toBe(1);
  held.drop();
  expect(keys.press('a')).toBe(true);
});
