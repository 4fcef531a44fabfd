/** The part of a `KeyboardEvent` that names a combination. */
type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};

/**
 * Returns the combination as Electron names it (https://www.electronjs.org/docs/latest/api/accelerator): by the place of the
 * key, so that every layout can record one. Null while only modifiers are pressed, for other keys, and without Ctrl, Alt or
 * Super: a shortcut of a single key would take that key from every other app.
 */
export function pressedShortcut({ code, ctrlKey, altKey, shiftKey, metaKey }: Pressed): string | null {
  const key =
    /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? /^F(?:[1-9]|1\d|2[0-4])$/.exec(code)?.[0] ?? named[code];
  if (key === undefined || !(ctrlKey || altKey || metaKey)) return null;
  const modifiers = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'];
  return [...modifiers.filter((one) => one !== false), key].join('+');
}
