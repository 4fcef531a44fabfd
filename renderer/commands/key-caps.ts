/** How keys are written on screen. */

const signs: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  shift: '⇧',
};

/** The caps of a key: "ctrl+a" is ⌘ A on a Mac and Ctrl A elsewhere, "g f" is g f. @param names what stands on keys with words */
export function keyCaps(
  key: string,
  isMac: boolean,
  names: Readonly<Record<string, string>>,
): readonly string[] {
  return key.split(' ').flatMap((chord) => {
    // The last "+" may be the key itself.
    const parts = chord.split(/\+(?=.)/);
    const isUpper = parts.includes('ctrl');
    return parts.map((part) => {
      if (part === 'ctrl' && isMac) return '⌘';
      return signs[part] ?? names[part] ?? (isUpper || /^f\d+$/.test(part) ? part.toUpperCase() : part);
    });
  });
}
