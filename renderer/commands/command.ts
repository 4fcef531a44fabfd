/** What a command is: an entry of the one list in commands.ts. */
import type { AppState } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { type Scope, type Screen, useView } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';

/** The state that names and availability of commands depend on. */
export interface Situation {
  readonly app: AppState | null;
  readonly scope: Scope;
}

type Name = (t: Strings, situation: Situation) => string;

/** Keys such as "j", "ctrl+a" (Cmd counts as Ctrl) or "g f" (a sequence), by key name in lower case. */
interface Keys {
  readonly keys?: readonly string[];
  /** More keys, which are not listed among the shortcuts. */
  readonly otherKeys?: readonly string[];
}

/** A section of the overview of shortcuts. */
export type Section = 'everywhere' | 'go' | 'lists';

/** A command that works on every screen, by its keys and from the palette. */
interface WindowCommand extends Keys {
  readonly id: string;
  readonly name: Name;
  /** Its name among the shortcuts, if it differs from the one in the palette. */
  readonly shortcutName?: Name;
  readonly section?: Section;
  readonly isEnabled?: (situation: Situation) => boolean;
  /** Its keys work even in a text field or dialog. */
  readonly worksWhileTyping?: true;
  /** It does something even before anybody has signed in. */
  readonly worksSignedOut?: true;
  /** Left out of the palette. */
  readonly isUnlisted?: true;
  readonly run: () => void;
}

/** A command of one or more screens, each of which has a handler for it. */
export interface ScreenCommand extends Keys {
  readonly id: string;
  readonly name: Name;
  readonly section: Section;
  readonly screens: readonly Screen[];
}

/** The groups of the palette, in their order while nothing is typed. */
export const paletteGroups = [
  'here',
  'go',
  'accounts',
  'subscriptions',
  'other',
  'settings',
  'resources',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** A line of the palette. */
export interface PaletteLine {
  readonly id: string;
  readonly name: string;
  /** Without one it is among the others. */
  readonly group?: PaletteGroup;
  /** One of many: it is shown only once something is typed. */
  readonly isOnlyFound?: true;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** A command with a line in the palette for each thing that can be chosen. */
interface ChoiceCommand {
  readonly id: string;
  readonly choices: (t: Strings, situation: Situation) => readonly PaletteLine[];
}

export type Command = WindowCommand | ScreenCommand | ChoiceCommand;

export function currentSituation(): Situation {
  return { app: useApp.getState().app, scope: useView.getState().scope };
}

/** The account of a new subscription: the current one, otherwise the first. */
export function targetAccount({ app, scope }: Situation): string | undefined {
  return scope.account ?? app?.accounts[0]?.id;
}
