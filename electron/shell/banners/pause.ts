/** Until when alerts are paused: epoch milliseconds, -1 for "until I say so", null when they are not. */
export type PausedUntil = number | null;

const MINUTE = 60_000;

/** `minutes` as the contract has it: 0 ends the pause, -1 pauses until further notice. */
export function pauseFor(minutes: number, now: number): PausedUntil {
  if (minutes === 0) return null;
  return minutes < 0 ? -1 : now + minutes * MINUTE;
}

/** The pause as it is now: one that has run out is none. */
export function pauseNow(until: PausedUntil, now: number): PausedUntil {
  return until !== null && until >= 0 && until <= now ? null : until;
}

/** Whole minutes from now to eight o'clock tomorrow, in the local time zone. */
export function minutesToTomorrow(now: Date): number {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
  return Math.ceil((morning.getTime() - now.getTime()) / MINUTE);
}
