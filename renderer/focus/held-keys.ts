/** The keys that are kept for what is about to open; all others without Ctrl and the like do nothing meanwhile. */
const KEPT = new Set(['Enter', 'Backspace', 'ArrowUp', 'ArrowDown']);

interface Key extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isTrusted'> {
  preventDefault(): void;
  stopPropagation(): void;
}

interface Keyboard {
  addEventListener(type: 'keydown', listener: (event: Key) => void, options: { capture: true }): void;
  removeEventListener(type: 'keydown', listener: (event: Key) => void, options: { capture: true }): void;
}

export interface HeldKeys {
  /**
   * Hands over what was typed, one key after the other, and then lets keys go where they go.
   * @param press does what a key does; it settles when that is done.
   */
  give(press: (key: string) => Promise<void>): Promise<void>;
  /** Forgets what was typed. */
  drop(): void;
}

/** From now on no key reaches anything: they are kept, in order. @param onEscape what Escape does. */
export function holdKeys(keyboard: Keyboard, onEscape: () => void): HeldKeys {
  const held: string[] = [];
  const hold = (event: Key) => {
    const { key } = event;
    // Those that are handed over are no person's.
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') onEscape();
    else if (key.length === 1 || KEPT.has(key)) held.push(key);
  };
  keyboard.addEventListener('keydown', hold, { capture: true });
  const drop = () => keyboard.removeEventListener('keydown', hold, { capture: true });
  return {
    async give(press) {
      for (let key = held.shift(); key !== undefined; key = held.shift()) await press(key);
      drop();
    },
    drop,
  };
}
