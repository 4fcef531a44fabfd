/**
 * The one list of commands. The palette, the shortcuts dialog, the key handling and the menus use it: a new command is
 * an entry here and its text.
 */
import type { Screen } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';
import { choiceCommands } from './choice-commands.ts';
import { type Command, currentSituation, type PaletteLine, type Situation } from './command.ts';
import { screenCommands } from './screen-commands.ts';
import { windowCommands } from './window-commands.ts';

const entries = [...choiceCommands, ...windowCommands, ...screenCommands] as const;

export const commands: readonly Command[] = entries;

type Entry = (typeof entries)[number];
type RunnableId = Extract<Entry, { readonly run: () => void }>['id'];
type Of<E extends Entry, S extends Screen> = E extends { readonly screens: readonly (infer P)[] }
  ? S extends P
    ? E
    : never
  : never;

/** The commands a screen has handlers for. */
export type ScreenCommandId<S extends Screen> = Of<Entry, S>['id'];
/** Those that belong to the list of a screen. */
export type ListCommandId<S extends Screen> = Extract<Of<Entry, S>, { readonly section: 'lists' }>['id'];

export function runCommand(id: RunnableId): void {
  const command = commands.find((one) => one.id === id);
  if (command && 'run' in command && isEnabled(command, currentSituation())) command.run();
}

export function isEnabled(command: Command, situation: Situation): boolean {
  return !('isEnabled' in command) || command.isEnabled?.(situation) !== false;
}

/** All keys of a command, including those not listed among the shortcuts. */
export function keysOf(command: Command): readonly string[] {
  return 'choices' in command ? [] : [...(command.keys ?? []), ...(command.otherKeys ?? [])];
}

/** The lines of the palette. */
export function paletteLines(t: Strings, situation: Situation): readonly PaletteLine[] {
  return commands.flatMap((command): readonly PaletteLine[] => {
    if ('choices' in command) return command.choices(t, situation);
    if (!('run' in command) || command.isUnlisted || !isEnabled(command, situation)) return [];
    const { id, keys, run } = command;
    const group = command.section === 'go' ? 'go' : 'other';
    return [{ id, name: command.name(t, situation), group, ...(keys && { keys }), run }];
  });
}

/** Returns the lines without those that are called like one before them. */
export function distinctLines(lines: readonly PaletteLine[]): readonly PaletteLine[] {
  return [
    ...new Map(lines.toReversed().map((line) => [line.name.toLocaleLowerCase(), line])).values(),
  ].toReversed();
}
