import { instantsOf } from '../../core/alert/wall-time.ts';
import type { PauseChoice } from '../../core/model/pause-choices.ts';

/** When alerts resume: epoch milliseconds, -1 if only when the person resumes them, null if they are not paused. */
export type PausedUntil = number | null;

const minuteMs = 60_000;
/** When a pause "until tomorrow" ends, minutes after midnight. */
const morning = 8 * 60;

/** The end of a pause that starts now. */
export function pauseEnd(choice: PauseChoice, nowMs: number): number {
  const ends: Readonly<Record<PauseChoice, () => number>> = {
    'half-hour': () => nowMs + 30 * minuteMs,
    hour: () => nowMs + 60 * minuteMs,
    tomorrow: () => tomorrowMorning(nowMs),
    'until-resumed': () => -1,
  };
  return ends[choice]();
}

/** The pause that is in force now. An expired pause counts as no pause. */
export function currentPause(until: PausedUntil, nowMs: number): PausedUntil {
  return until !== null && until >= 0 && until <= nowMs ? null : until;
}

/**
 * The end of a pause whose beginning lies in the future, because the clock was set back since: it lasts as long as it was to,
 * from now on. Any other pause ends when it was to. @param from when it began, epoch ms; null if that is not known.
 */
export function endAfterClockChange(until: number, from: number | null, nowMs: number): number {
  return until < 0 || from === null || from <= nowMs ? until : nowMs + (until - from);
}

/** Eight o'clock tomorrow morning, in the local time zone. */
function tomorrowMorning(nowMs: number): number {
  const now = new Date(nowMs);
  const day = { year: now.getFullYear(), month: now.getMonth(), day: now.getDate() + 1 };
  return instantsOf({ ...day, minutes: morning }).first;
}
