import type { Clock } from '../../core/base/clock.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { currentPause, minutesUntilTomorrow, type PausedUntil, pauseEnd } from './paused-until.ts';

/** The longest timer that is set. A longer pause is checked again when it fires: timers stop while the machine sleeps. */
const maxTimerMs = 3_600_000;

/** The pause of alerts. It survives restarts, and when it expires the setting is cleared, so that every listener is told. */
export interface AlertPause {
  /** Pauses for some minutes or until tomorrow morning; 0 resumes alerts, -1 pauses them until they are resumed. */
  pause(minutes: number | 'tomorrow'): void;
  until(): PausedUntil;
  stop(): void;
}

export function createAlertPause(settings: SettingsFile, clock: Clock): AlertPause {
  let cancelTimer: (() => void) | null = null;

  function clearWhenExpired(): void {
    cancelTimer?.();
    cancelTimer = null;
    const until = settings.get().alertsPausedUntil;
    if (until === null || until < 0) return;
    const leftMs = until - clock.now();
    if (leftMs <= 0) settings.change({ alertsPausedUntil: null });
    else cancelTimer = clock.after(Math.min(leftMs, maxTimerMs), clearWhenExpired);
  }

  const until = () => currentPause(settings.get().alertsPausedUntil, clock.now());

  clearWhenExpired();
  return {
    pause(minutes) {
      const now = clock.now();
      const count = minutes === 'tomorrow' ? minutesUntilTomorrow(new Date(now)) : minutes;
      settings.change({ alertsPausedUntil: pauseEnd(count, now) });
      clearWhenExpired();
    },
    until,
    stop() {
      cancelTimer?.();
    },
  };
}
