import type { Clock } from '../base/clock.ts';
import { ulidTime } from '../base/ulid.ts';

/** Estimates the server's clock: the ids it makes are ULIDs, which contain the time at which they were made. */
export interface ServerClock {
  /** Takes an id that the server has just made. */
  learn(id: string): void;
  /** Returns the server's time in epoch ms, late by at most the duration of a call; null while it is not known. */
  now(): number | null;
}

export function createServerClock(clock: Pick<Clock, 'monotonic'>): ServerClock {
  let ahead: number | null = null;
  return {
    learn(id) {
      const made = ulidTime(id);
      if (made !== null) ahead = made - clock.monotonic();
    },
    now: () => (ahead === null ? null : clock.monotonic() + ahead),
  };
}
