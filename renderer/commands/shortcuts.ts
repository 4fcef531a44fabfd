/** The overview of shortcuts: the commands that have keys, in sections. */
import type { Strings } from '../strings/index.ts';
import type { Command, Section, Situation } from './command.ts';
import { commands, keysOf } from './commands.ts';

export interface Shortcut {
  readonly words: string;
  /** Ids of its commands: those that have the same words share a line. */
  readonly ids: readonly string[];
  readonly keys: readonly string[];
}

/** The lines of a section, in the order of the list. */
export function shortcutsOf(section: Section, t: Strings, situation: Situation): readonly Shortcut[] {
  const lines = new Map<string, Shortcut>();
  for (const command of commands) {
    if ('choices' in command || sectionOf(command) !== section || keysOf(command).length === 0) continue;
    const words = ('run' in command && command.shortcutWords?.(t, situation)) || command.words(t, situation);
    const line = lines.get(words);
    const keys = [...(line?.keys ?? []), ...(command.keys ?? [])];
    lines.set(words, { words, ids: [...(line?.ids ?? []), command.id], keys });
  }
  return [...lines.values()];
}

function sectionOf(command: Exclude<Command, { choices: unknown }>): Section {
  return command.section ?? 'everywhere';
}
