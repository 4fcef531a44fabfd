/** How keys are written on screen. */

const names: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  shift: '⇧',
};

/** The caps of a key: "ctrl+a" is ⌘ A on a Mac and Ctrl A elsewhere, "g f" is g f. */
export function keyCaps(key: string, isMac: boolean): readonly string[] {
  return key.split(' ').flatMap((chord) => {
    const parts = chord.split('+');
    const upper = parts.includes('ctrl');
    return parts.map((part) => {
      if (part === 'ctrl') return isMac ? '⌘' : 'Ctrl';
      return names[part] ?? (upper ? part.toUpperCase() : part);
    });
  });
}
