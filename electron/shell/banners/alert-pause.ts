import type { Clock } from '../../core/base/clock.ts';
import type { PauseChoice } from '../../core/model/pause-choices.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { currentPause, endAfterClockChange, type PausedUntil, pauseEnd } from './paused-until.ts';

/** The longest timer that is set. Then the clock is looked at again: timers stop while the machine sleeps, and clocks are set. */
const maxTimerMs = 60_000;

/** The pause of alerts. It survives restarts, and when it expires the setting is cleared, so that every listener is told. */
export interface AlertPause {
  /** Pauses alerts; null resumes them. */
  pause(choice: PauseChoice | null): void;
  until(): PausedUntil;
  /** Looks at the clock, which may have changed unnoticed, such as while the machine slept. */
  check(): void;
  stop(): void;
}

export function createAlertPause(settings: SettingsFile, clock: Clock): AlertPause {
  let cancelTimer: (() => void) | null = null;

  const begin = (from: number, until: number) =>
    settings.change({ alertsPausedFrom: from, alertsPausedUntil: until });

  function check(): void {
    cancelTimer?.();
    cancelTimer = null;
    const { alertsPausedUntil: end, alertsPausedFrom: from } = settings.get();
    if (end === null || end < 0) return;
    const now = clock.now();
    const until = endAfterClockChange(end, from, now);
    if (until !== end) begin(now, until);
    if (until <= now) settings.change({ alertsPausedUntil: null, alertsPausedFrom: null });
    else cancelTimer = clock.after(Math.min(until - now, maxTimerMs), check);
  }

  check();
  return {
    pause(choice) {
      const now = clock.now();
      if (choice === null) settings.change({ alertsPausedUntil: null, alertsPausedFrom: null });
      else begin(now, pauseEnd(choice, now));
      check();
    },
    until: () => currentPause(settings.get().alertsPausedUntil, clock.now()),
    check,
    stop() {
      cancelTimer?.();
    },
  };
}
