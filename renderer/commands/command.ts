/** What a command is: an entry of the one list in commands.ts. */
import type { AppState } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { type Scope, type Screen, useView } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';

/** What the words of commands and whether they are enabled depend on. */
export interface Situation {
  readonly app: AppState | null;
  readonly scope: Scope;
}

type Words = (t: Strings, situation: Situation) => string;

/** Keys as in "j", "ctrl+a" (Cmd counts as Ctrl) or "g f" (one after the other), by their names in small letters. */
interface Keys {
  readonly keys?: readonly string[];
  /** Keys that work as well but are not listed among the shortcuts. */
  readonly otherKeys?: readonly string[];
}

/** A section of the overview of shortcuts. */
export type Section = 'everywhere' | 'go' | 'lists';

/** It works on every screen, by its keys and from the palette. */
export interface WindowCommand extends Keys {
  readonly id: string;
  readonly words: Words;
  /** What it is called among the shortcuts, where that is not its name in the palette. */
  readonly shortcutWords?: Words;
  readonly section?: Section;
  readonly isEnabled?: (situation: Situation) => boolean;
  /** Its keys work even in a text field or dialog. */
  readonly worksWhileTyping?: true;
  /** Left out of the palette. */
  readonly isUnlisted?: true;
  readonly run: () => void;
}

/** It belongs to screens, each of which says what it does there. */
export interface ScreenCommand extends Keys {
  readonly id: string;
  readonly words: Words;
  readonly section: Section;
  readonly screens: readonly Screen[];
}

/** A line of the palette. */
export interface PaletteLine {
  readonly id: string;
  readonly words: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** It stands for as many lines of the palette as there are things to choose from. */
export interface ChoiceCommand {
  readonly id: string;
  readonly choices: (t: Strings, situation: Situation) => readonly PaletteLine[];
}

export type Command = WindowCommand | ScreenCommand | ChoiceCommand;

export function currentSituation(): Situation {
  return { app: useApp.getState().app, scope: useView.getState().scope };
}

/** The account a new subscription is for: the one that is looked at, else the first. */
export function targetAccount({ app, scope }: Situation): string | undefined {
  return scope.account ?? app?.accounts[0]?.id;
}
