/** The overview of shortcuts: the commands that have keys, in sections. */
import type { Strings } from '../strings/index.ts';
import type { Command, Section, Situation } from './command.ts';
import { commands, keysOf } from './commands.ts';

interface Shortcut {
  readonly name: string;
  /** Ids of its commands: commands with the same name share a line. */
  readonly ids: readonly string[];
  readonly keys: readonly string[];
}

/** The lines of a section, in the order of the list. */
export function shortcutsOf(section: Section, t: Strings, situation: Situation): readonly Shortcut[] {
  const lines = new Map<string, Shortcut>();
  for (const command of commands) {
    if ('choices' in command || sectionOf(command) !== section || keysOf(command).length === 0) continue;
    const name = ('run' in command && command.shortcutName?.(t, situation)) || command.name(t, situation);
    const line = lines.get(name);
    const keys = [...(line?.keys ?? []), ...(command.keys ?? [])];
    lines.set(name, { name, ids: [...(line?.ids ?? []), command.id], keys });
  }
  return [...lines.values()];
}

function sectionOf(command: Exclude<Command, { choices: unknown }>): Section {
  return command.section ?? 'everywhere';
}
