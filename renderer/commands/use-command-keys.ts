import type { Screen } from '../state/view-store.ts';
import { type KeyHandler, useKeys } from '../ui/use-keys.ts';
import { commands, keysOf, type ScreenCommandId } from './commands.ts';

/** What a screen does for its commands; giving `false` leaves the key to whoever else wants it. */
export type CommandHandlers<S extends Screen> = Readonly<Partial<Record<ScreenCommandId<S>, KeyHandler>>>;

/** The keys of a screen's commands, as the list of commands has them. */
export function useCommandKeys<S extends Screen>(screen: S, handlers: CommandHandlers<S>): void {
  const map: Record<string, KeyHandler> = {};
  const byId: Readonly<Record<string, KeyHandler | undefined>> = handlers;
  for (const command of commands) {
    const handler = byId[command.id];
    if (!handler || !('screens' in command) || !command.screens.includes(screen)) continue;
    for (const key of keysOf(command)) map[key] = handler;
  }
  useKeys(map);
}
