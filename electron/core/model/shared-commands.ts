/**
 * The commands that the window shares with the tray and the application menu. Their names are in
 * `electron/words/command-names.ts`, what they do is in `renderer/commands/window-commands.ts`.
 */

interface SharedCommand {
  /** As in the list of commands: "ctrl+k" (Cmd counts as Ctrl) or "g f" (a sequence). */
  readonly keys?: readonly string[];
  /** Does something even before anybody has signed in. */
  readonly worksSignedOut?: true;
}

/** Keeps the ids as they are written, so that one that is missing elsewhere does not compile. */
const listed = <Id extends string>(commands: Readonly<Record<Id, SharedCommand>>) => commands;

export const sharedCommands = listed({
  palette: { keys: ['ctrl+k'] },
  feed: { keys: ['g f'] },
  inbox: { keys: ['g i'] },
  announcements: { keys: ['g n'] },
  snoozed: { keys: ['g z'] },
  starred: { keys: ['g t'] },
  alerts: { keys: ['g b'] },
  statistics: { keys: ['g c'] },
  subscriptions: { keys: ['g s'] },
  accounts: { keys: ['g a'] },
  settings: { keys: ['g ,', 'ctrl+,'] },
  help: { keys: ['g h'] },
  date: { keys: ['g d'] },
  'add-subscription': {},
  'add-account': { worksSignedOut: true },
  'mark-all-read': {},
  'acknowledge-all': {},
  'zoom-in': { keys: ['ctrl++'], worksSignedOut: true },
  'zoom-out': { keys: ['ctrl+-'], worksSignedOut: true },
  'zoom-reset': { keys: ['ctrl+0'], worksSignedOut: true },
  about: { worksSignedOut: true },
  shortcuts: { keys: ['?'], worksSignedOut: true },
});

export type SharedCommandId = keyof typeof sharedCommands;

export const sharedCommandIds = Object.keys(sharedCommands) as SharedCommandId[];
