/** When alerts resume: epoch milliseconds, -1 if only when the person resumes them, null if they are not paused. */
export type PausedUntil = number | null;

const minuteMs = 60_000;

/** The end of a pause that starts now. 0 minutes ends the pause; -1 pauses until the person resumes alerts. */
export function pauseEnd(minutes: number, nowMs: number): PausedUntil {
  if (minutes === 0) return null;
  return minutes < 0 ? -1 : nowMs + minutes * minuteMs;
}

/** The pause that is in force now. An expired pause counts as no pause. */
export function currentPause(until: PausedUntil, nowMs: number): PausedUntil {
  return until !== null && until >= 0 && until <= nowMs ? null : until;
}

/** Whole minutes from now until eight o'clock tomorrow morning, in the local time zone. */
export function minutesUntilTomorrow(now: Date): number {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
  return Math.ceil((morning.getTime() - now.getTime()) / minuteMs);
}
