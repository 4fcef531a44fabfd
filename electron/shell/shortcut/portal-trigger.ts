const modifiers: Readonly<Record<string, string>> = {
  Control: 'CTRL',
  Alt: 'ALT',
  Shift: 'SHIFT',
  Super: 'LOGO',
};

/** Keys whose name in Electron is not their keysym. */
const keysyms: Readonly<Record<string, string>> = {
  Space: 'space',
  PageUp: 'Page_Up',
  PageDown: 'Page_Down',
};

/**
 * Returns a combination in Electron's words as portals take it, such as `CTRL+ALT+k` for `Control+Alt+K`: modifiers by the
 * names of https://specifications.freedesktop.org/shortcuts-spec/latest/, then the keysym.
 */
export function portalTrigger(keys: string): string {
  return keys
    .split('+')
    .map((key) => modifiers[key] ?? keysyms[key] ?? (key.length === 1 ? key.toLowerCase() : key))
    .join('+');
}
