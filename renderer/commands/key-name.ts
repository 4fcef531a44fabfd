/** How the keys of commands are named, whatever the keyboard's layout. */

/** The part of a `KeyboardEvent` that names its key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>;

/** The signs of a US keyboard by the code of their key, without and with Shift. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
};

/** A letter, a vowel sign or a digit that no Latin keyboard has. */
const isForeign = (key: string) => /^[\p{L}\p{M}\p{Nd}]/u.test(key) && !/^[\p{Script=Latin}0-9]/u.test(key);

/**
 * Returns what the key would write on a US keyboard, or null for a key that writes nothing there. The codes are those of
 * the W3C's UI Events: "KeyJ" is the place of J on a US keyboard.
 */
function usKey({ code, shiftKey }: PressedKey): string | null {
  const named = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return named?.toLowerCase() ?? signs[code]?.[shiftKey ? 1 : 0] ?? null;
}

/**
 * Returns the name by which commands know a key: "j", "shift+j", "ctrl+a" (Cmd counts as Ctrl), "?", "arrowdown". Letters
 * of another script (Cyrillic, Greek, Hebrew, Thai …) are named by their place on the keyboard, since the shortcuts are
 * Latin letters; signs and all Latin layouts are named by what the key writes. What is typed with AltGr is text and has no
 * name.
 */
export function keyNameOf(event: PressedKey): string {
  // The browser's autofill sends key events without a key.
  if (!event.key || event.getModifierState?.('AltGraph')) return '';
  const written = event.key.length === 1 ? event.key.normalize('NFKC') : event.key;
  const us = isForeign(written) ? usKey(event) : null;
  const key = us ?? written.toLowerCase();
  const ctrl = event.ctrlKey || event.metaKey ? 'ctrl+' : '';
  const alt = event.altKey ? 'alt+' : '';
  // Shift is part of the key for signs ("?"), and a modifier for letters and named keys.
  const shift = event.shiftKey && (key.length > 1 || key !== key.toUpperCase()) ? 'shift+' : '';
  return `${ctrl}${alt}${shift}${key}`;
}
