import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../words/languages.ts';

/**
 * Shows the usual menu of a text field or of selected text. The page prevents it where it has a menu of its own, and what
 * cannot be done is greyed out. There is no spelling, because the checker is off.
 */
export function showTextMenus(window: BrowserWindow, { menu }: Words): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const copy: MenuItemConstructorOptions = { role: 'copy', label: menu.copy, enabled: editFlags.canCopy };
    const all: MenuItemConstructorOptions = {
      role: 'selectAll',
      label: menu.selectAll,
      enabled: editFlags.canSelectAll,
    };
    const field: MenuItemConstructorOptions[] = [
      { role: 'undo', label: menu.undo, enabled: editFlags.canUndo },
      { role: 'redo', label: menu.redo, enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', label: menu.cut, enabled: editFlags.canCut },
      copy,
      { role: 'paste', label: menu.paste, enabled: editFlags.canPaste },
      { type: 'separator' },
      all,
    ];
    Menu.buildFromTemplate(isEditable ? field : [copy]).popup({ window });
  });
}
