import type { BrowserWindow } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { type Away, putAway } from './put-away.ts';

export interface ClosingOptions {
  settings: Pick<SettingsFile, 'get' | 'change'>;
  clock: Clock;
  /** Looks whether the app's icon is in a tray now. */
  hasTray: () => Promise<boolean>;
  quit: () => void;
  /** Tells the person that the app runs on although nothing of it can be seen. */
  sayStillRunning: () => void;
}

export interface Closing {
  /** The person closes the window. */
  close(window: BrowserWindow): void;
  /** The person wants the window out of the way: the app runs on, whatever a closed window means. */
  putAway(window: BrowserWindow): void;
  /** The person wants to see the window again, also while it is still being put away. */
  cancel(): void;
  /** Where the window was put; null while it is open. */
  away(): Away | null;
}

/** Does what the person chose for a closed window: the app quits, or the window is put away and the app runs on. */
export function createClosing({ settings, clock, hasTray, quit, sayStillRunning }: ClosingOptions): Closing {
  let away: Away | null = null;
  let turn = 0;

  async function close(window: BrowserWindow): Promise<void> {
    turn += 1;
    const mine = turn;
    const isInTray = await hasTray();
    const put = await putAway(window, isInTray, clock, () => mine === turn);
    if (put === null) return;
    away = put;
    if (put !== 'hidden' || settings.get().saidStillRunning) return;
    settings.change({ saidStillRunning: true });
    sayStillRunning();
  }

  return {
    putAway: (window) => void close(window),
    close(window) {
      if (settings.get().onClose === 'quit') quit();
      else void close(window);
    },
    cancel() {
      turn += 1;
      away = null;
    },
    away: () => away,
  };
}
