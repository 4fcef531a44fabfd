import type { NewEntry } from '../log/log.ts';
import type { Aos } from '../services/aos.ts';
import { requestAccess, type Simulation } from './simulate.ts';

const CHUNK = 10_000;
const TICK_MS = 50;
// One event in this many comes with a personal notification or an announcement.
const INBOX_EVERY = 60;
const ANNOUNCE_EVERY = 2_000;
const PAST_MS = 3 * 86_400_000;

/** Writes `count` past events, spread over three days where the log can write into the past. */
export async function publishBacklog(aos: Aos, simulation: Simulation, count: number): Promise<void> {
  const now = aos.clock.now();
  let done = 0;
  while (done < count) {
    const entries: NewEntry[] = [];
    while (entries.length < CHUNK && done + entries.length < count) {
      const at = now - PAST_MS + ((done + entries.length) / count) * PAST_MS;
      entries.push(...simulation.step(Math.floor(at)));
    }
    await aos.log.publish(entries.slice(0, count - done));
    done += entries.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Leaves `count` open access requests for a user, spread over the past three days. */
export function leaveNotifications(aos: Aos, userId: string, count: number): void {
  const now = aos.clock.now();
  for (let place = 0; place < count; place++) {
    const user = aos.state.users.get(userId);
    if (user !== undefined)
      requestAccess(aos, user, Math.floor(now - PAST_MS + ((place + 0.5) / count) * PAST_MS));
  }
}

/** The running simulation. */
export interface Life {
  /** Sets the events per second; 0 pauses the simulation. */
  setRate(perSecond: number): void;
  stop(): void;
}

export function startLife(aos: Aos, simulation: Simulation, perSecond: number): Life {
  let rate = perSecond;
  let owed = 0;
  let published = 0;
  let busy = false;
  let last = performance.now();
  const tick = async () => {
    const now = performance.now();
    owed += ((now - last) / 1000) * rate;
    last = now;
    if (busy || owed < 1) return;
    busy = true;
    const count = Math.floor(owed);
    owed -= count;
    const at = aos.clock.now();
    const entries = [];
    for (let made = 0; made < count; made++) {
      published++;
      entries.push(...simulation.step(at));
      if (published % INBOX_EVERY === 0) await simulation.inboxStep(at);
      if (published % ANNOUNCE_EVERY === 0) entries.push(...simulation.announce(at));
    }
    await aos.log.publish(entries);
  };
  // Events are lost while the log is away; the simulation continues.
  const timer = setInterval(() => {
    tick().then(
      () => {
        busy = false;
      },
      () => {
        busy = false;
      },
    );
  }, TICK_MS);
  return {
    setRate(next) {
      rate = next;
      owed = 0;
    },
    stop: () => clearInterval(timer),
  };
}
