import { backAlert, eventAlert, notificationAlert } from '../alert/alerts.ts';
import { createBell } from '../base/bell.ts';
import { type Clock, sleep } from '../base/clock.ts';
import type { Alert } from '../model/alert.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { DueSnoozes } from '../store/write/write-snoozes.ts';

export interface BringBackOptions {
  account: string;
  clock: Clock;
  store: Pick<WriterThread, 'nextSnooze' | 'dueSnoozes' | 'bringBack'>;
  reader: Pick<ReaderThread, 'feedRows' | 'notices'>;
  /** Called when something has come back: with its banner, which is written down. */
  back: (alert: Alert) => void;
  signal: AbortSignal;
}

/** The longest wait. Then the clock is looked at again: timers stop while the machine sleeps, and clocks are set. */
const LONGEST_MS = 60_000;
/** Delay before what could not be read or written is tried again. */
const RETRY_MS = 2_000;

/** Brings back what was snoozed when its time has come; all that is due at the same time with one banner. */
export function createBringingBack(options: BringBackOptions) {
  const { clock, store, signal } = options;
  const bell = createBell();

  /** Waits for the next one, or does it; returns after a while in any case. */
  async function step(): Promise<void> {
    const next = await store.nextSnooze();
    if (next === null) return bell.wait(clock, signal);
    const left = next - clock.now();
    if (left > 0) return bell.wait(clock, signal, Math.min(left, LONGEST_MS));
    // Nothing is brought back where something changed meanwhile.
    if (!(await bringBackDue(options))) await sleep(clock, RETRY_MS, signal);
  }

  return {
    /** Something was snoozed or has another time, or the computer woke up. */
    ring: bell.ring,
    async run(): Promise<void> {
      while (!signal.aborted) await step().catch(() => sleep(clock, RETRY_MS, signal));
    },
  };
}

/** Returns whether something has come back. */
async function bringBackDue(options: BringBackOptions): Promise<boolean> {
  const { store, clock, back } = options;
  const now = clock.now();
  const due = await store.dueSnoozes(now);
  const alert = await alertOf(options, due, now);
  if (alert === null) return false;
  const banner = await store.bringBack(due, alert, now);
  if (banner !== null) back({ ...alert, banner });
  return banner !== null;
}

/** The alert for what is due; null if nothing is. */
async function alertOf(
  { account, reader }: Pick<BringBackOptions, 'account' | 'reader'>,
  due: DueSnoozes,
  now: number,
): Promise<Alert | null> {
  const { events, notifications, requests } = due;
  const [event] = events;
  const [notification] = notifications;
  const count = events.length + notifications.length;
  if (count > 1) {
    const counts = { events: events.length, notifications: notifications.length, requests };
    return backAlert(account, now, counts);
  }
  if (event !== undefined) {
    const [row] = await reader.feedRows(account, [event]);
    return row ? eventAlert({ ...row, isUrgent: false, rule: null }) : null;
  }
  if (notification === undefined) return null;
  const notice = (await reader.notices(account, [notification])).get(notification);
  return notice ? notificationAlert(account, notification, notice, { rule: null, outcome: 'banner' }) : null;
}
