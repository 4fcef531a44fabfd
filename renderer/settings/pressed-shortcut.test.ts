import { expect, it } from 'vitest';
import { pressedShortcut } from './pressed-shortcut.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

it.each([
  [{ code: 'KeyA', ctrlKey: true, altKey: true }, 'Control+Alt+A'],
  [{ code: 'Digit1', metaKey: true, shiftKey: true }, 'Shift+Super+1'],
  [{ code: 'F12', altKey: true }, 'Alt+F12'],
  [{ code: 'Space', ctrlKey: true }, 'Control+Space'],
  [{ code: 'KeyA' }, null],
  [{ code: 'KeyA', shiftKey: true }, null],
  [{ code: 'ControlLeft', ctrlKey: true }, null],
  [{ code: 'Escape', ctrlKey: true }, null],
])('%o is %s', (pressed, expected) => {
  expect(pressedShortcut({ ...none, ...pressed })).toBe(expected);
});
