import { nextQuiet, quietUntil } from '../../core/alert/quiet-hours.ts';
import type { Clock } from '../../core/base/clock.ts';
import { createListeners } from '../../core/base/listeners.ts';
import type { Hold } from '../../core/model/hold.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { AlertPause } from './alert-pause.ts';
import type { DoNotDisturb } from './do-not-disturb.ts';

/** The longest timer that is set. Then the clock is looked at again: timers stop while the machine sleeps, and clocks are set. */
const maxTimerMs = 60_000;

export interface HoldingOptions {
  pause: Pick<AlertPause, 'until' | 'check'>;
  settings: Pick<SettingsFile, 'get' | 'onChange'>;
  doNotDisturb: Pick<DoNotDisturb, 'isOn' | 'onChange'>;
  clock: Clock;
}

/** What keeps banners back: a pause, quiet hours or the desktop, whichever lasts longest. */
export interface Holding {
  /** null: banners are shown. Urgent ones pass quiet hours. */
  current(isUrgent?: boolean): Hold | null;
  /** Looks at the clock, which may have changed unnoticed, such as while the machine slept. */
  check(): void;
  /** Calls the listener when banners begin to be kept back, are kept back by something else or until another time, or no longer. */
  onChange(listener: (hold: Hold | null) => void): void;
  stop(): void;
}

export function createHolding({ pause, settings, doNotDisturb, clock }: HoldingOptions): Holding {
  const changes = createListeners<Hold | null>();
  let cancelTimer: (() => void) | undefined;

  const current = (isUrgent = false): Hold | null => {
    const now = clock.now();
    return longest([
      ...pauseHold(pause.until()),
      ...(isUrgent ? [] : quietHold(quietUntil(settings.get().quietHours, now))),
      ...(doNotDisturb.isOn() ? [{ by: 'do-not-disturb', until: null } as const] : []),
    ]);
  };
  let known = current();

  function look(): void {
    cancelTimer?.();
    const hold = current();
    const now = clock.now();
    const next = hold === null ? nextQuiet(settings.get().quietHours, now) : hold.until;
    cancelTimer =
      next === null ? undefined : clock.after(Math.min(Math.max(0, next - now), maxTimerMs), look);
    if (isSame(hold, known)) return;
    known = hold;
    changes.tell(hold);
  }

  const stopListening = [settings.onChange(look), doNotDisturb.onChange(look)];
  look();
  return {
    current,
    check() {
      pause.check();
      look();
    },
    onChange: changes.add,
    stop() {
      cancelTimer?.();
      for (const stop of stopListening) stop();
    },
  };
}

const pauseHold = (until: number | null): Hold[] =>
  until === null ? [] : [{ by: 'pause', until: until < 0 ? null : until }];

const quietHold = (until: number | 'always' | null): Hold[] =>
  until === null ? [] : [{ by: 'quiet-hours', until: until === 'always' ? null : until }];

/** Of what keeps banners back, that which lasts longest; the first of those whose end nobody knows. */
function longest(holds: readonly Hold[]): Hold | null {
  const end = ({ until }: Hold) => until ?? Number.POSITIVE_INFINITY;
  return holds.reduce<Hold | null>(
    (found, one) => (found === null || end(one) > end(found) ? one : found),
    null,
  );
}

const isSame = (a: Hold | null, b: Hold | null) => a?.by === b?.by && a?.until === b?.until;
