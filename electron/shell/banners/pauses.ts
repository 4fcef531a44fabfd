import type { Clock } from '../../core/base/clock.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { pauseFor, pauseNow } from './pause.ts';

/** A timer reaches no further than this, in milliseconds; a longer pause is looked at again then. */
const reach = 3_600_000;

/** Pausing alerts, kept over restarts. When a pause runs out, the setting is cleared, and so everybody hears of it. */
export function createPauses(settings: SettingsFile, clock: Clock) {
  let cancel: (() => void) | null = null;

  function watch(): void {
    cancel?.();
    cancel = null;
    const until = settings.get().alertsPausedUntil;
    if (until === null || until < 0) return;
    const left = until - clock.now();
    if (left <= 0) settings.change({ alertsPausedUntil: null });
    else cancel = clock.after(Math.min(left, reach), watch);
  }

  watch();
  return {
    pause(minutes: number): void {
      settings.change({ alertsPausedUntil: pauseFor(minutes, clock.now()) });
      watch();
    },
    paused: () => pauseNow(settings.get().alertsPausedUntil, clock.now()) !== null,
    stop(): void {
      cancel?.();
    },
  };
}
