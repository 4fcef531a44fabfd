import type { Engine } from '../../core/engine/engine-api.ts';
import { everythingUnread } from '../../core/model/event.ts';
import type { SharedCommandId } from '../../core/model/shared-commands.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { toProblem } from '../lifecycle/to-problem.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { Pushes } from './pushes.ts';

export interface CommandsOptions {
  engine: Pick<Engine, 'markRead'>;
  window: Pick<MainWindow, 'show'>;
  pushes: Pick<Pushes, 'command' | 'notice'>;
  log: Log;
}

/**
 * Creates the function that runs a command chosen in the tray or the application menu. The window's page runs it; only
 * marking as read needs no window, which is told so that it offers to undo it.
 */
export function createCommands({ engine, window, pushes, log }: CommandsOptions) {
  async function markAllRead(): Promise<void> {
    try {
      const marked = await engine.markRead(everythingUnread, true);
      pushes.notice({ is: 'marked', ...marked });
    } catch (error) {
      pushes.notice({ is: 'problem', problem: toProblem('mark all as read', error, log) });
    }
  }
  return (command: SharedCommandId): void => {
    if (command === 'mark-all-read') return void markAllRead();
    window.show();
    pushes.command(command);
  };
}
