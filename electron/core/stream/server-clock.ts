import type { Clock } from '../base/clock.ts';
import { ulidTime } from '../base/ulid.ts';

/** What is known of the server's clock: ids it makes are ULIDs and tell the time at which it made them. */
export interface ServerClock {
  /** Takes in an id that the server has just made. */
  learn(id: string): void;
  /** The server's time in epoch ms, at most a call's duration behind; null while nothing is known of it. */
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
