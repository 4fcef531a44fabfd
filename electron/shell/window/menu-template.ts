import type { MenuItemConstructorOptions } from 'electron';
import { type SharedCommandId, sharedCommands } from '../../core/model/shared-commands.ts';
import { commandNames } from '../../words/command-names.ts';
import type { Words } from '../../words/languages.ts';

export interface MenuOptions {
  words: Words;
  platform: NodeJS.Platform;
  /** Without an account, most commands have nothing to act on. */
  isSignedIn: boolean;
  run: (command: SharedCommandId) => void;
}

type Item = MenuItemConstructorOptions;
type CommandItem = (id: SharedCommandId) => Item;

const line: Item = { type: 'separator' };

/**
 * The application menu: the app's own commands, and editing and quitting with their usual keys. Roles are given
 * our own labels, because Electron has only English ones.
 */
export function menuTemplate(options: MenuOptions): Item[] {
  const { words, platform } = options;
  const isMac = platform === 'darwin';
  const command: CommandItem = (id) => commandItem(id, options);
  return [
    ...(isMac ? [appMenu(words, command)] : []),
    fileMenu(words, command, isMac),
    editMenu(words),
    viewMenu(words, command),
    goMenu(words, command),
    windowMenu(words),
    {
      role: 'help',
      label: words.menu.help,
      submenu: [command('help'), command('shortcuts'), ...(isMac ? [] : [line, command('about')])],
    },
  ];
}

/**
 * The page reacts to the keys itself, so the menu only shows them: a registered accelerator would work even where a text
 * field or a dialog needs the key. A sequence such as "g f" cannot be shown.
 */
function commandItem(id: SharedCommandId, { words, isSignedIn, run }: MenuOptions): Item {
  const { keys = [], worksSignedOut = false } = sharedCommands[id];
  const chord = keys.find((key) => key.startsWith('ctrl+'));
  return {
    id,
    label: commandNames[id](words),
    enabled: isSignedIn || worksSignedOut,
    click: () => run(id),
    ...(chord && {
      accelerator: `CommandOrControl+${acceleratorKey(chord.slice('ctrl+'.length))}`,
      registerAccelerator: false,
    }),
  };
}

/** The key as Electron names it: "+" joins keys there. */
const acceleratorKey = (key: string): string => (key === '+' ? 'Plus' : key.toUpperCase());

function appMenu({ app, menu, tray }: Words, command: CommandItem): Item {
  return {
    role: 'appMenu',
    label: app,
    submenu: [
      command('about'),
      line,
      command('settings'),
      line,
      { role: 'services', label: menu.services },
      line,
      { role: 'hide', label: menu.hide(app) },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.showAll },
      line,
      { role: 'quit', label: tray.quit },
    ],
  };
}

function fileMenu({ menu, tray }: Words, command: CommandItem, isMac: boolean): Item {
  const end: Item[] = isMac ? [] : [line, command('settings'), line, { role: 'quit', label: tray.quit }];
  return {
    role: 'fileMenu',
    label: menu.file,
    submenu: [
      command('add-subscription'),
      command('add-account'),
      line,
      command('mark-all-read'),
      command('acknowledge-all'),
      line,
      { role: 'close', label: menu.closeWindow },
      ...end,
    ],
  };
}

function editMenu({ menu }: Words): Item {
  return {
    role: 'editMenu',
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      line,
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu.selectAll },
    ],
  };
}

function viewMenu({ menu }: Words, command: CommandItem): Item {
  return {
    role: 'viewMenu',
    label: menu.view,
    submenu: [
      command('palette'),
      line,
      ...(['zoom-reset', 'zoom-in', 'zoom-out'] as const).map(command),
      line,
      { role: 'togglefullscreen', label: menu.fullScreen },
    ],
  };
}

function goMenu({ menu }: Words, command: CommandItem): Item {
  return {
    label: menu.go,
    submenu: [
      ...(['feed', 'inbox', 'snoozed', 'starred', 'announcements', 'alerts'] as const).map(command),
      line,
      command('statistics'),
      command('subscriptions'),
      command('accounts'),
      line,
      command('date'),
    ],
  };
}

function windowMenu({ menu }: Words): Item {
  return { role: 'windowMenu', label: menu.window, submenu: [{ role: 'minimize', label: menu.minimize }] };
}
