import type { Screen } from '../state/view-store.ts';
import { commands, keysOf, type ScreenCommandId } from './commands.ts';
import { type KeyHandler, useKeys } from './use-keys.ts';

/** Handlers of a screen for its commands; returning `false` leaves the key to other handlers. */
type CommandHandlers<S extends Screen> = Readonly<Partial<Record<ScreenCommandId<S>, KeyHandler>>>;

/** Handles the keys of a screen's commands, as given in the list of commands. */
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
