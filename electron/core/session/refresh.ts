import { type Clock, sleep } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';

/** The counts of an account that a person sees, as the database has them. */
export interface Totals {
  unread: number;
  /** Of these, how many only follow from another event: of all, and by subscription. */
  unreadDerived: number;
  derivedOf: ReadonlyMap<number, number>;
  lastEventAt: number | null;
  /** Open personal notifications, and those on their way out. */
  open: number;
  leaving: number;
}

/** Between two readings, ms: a backlog changes the counts a hundred times a second. */
const PACE = 100;

/** Reads the counts again after something changed: one reading at a time, and one more when something changed meanwhile. */
export function createRefresh(
  clock: Clock,
  store: Pick<WriterThread, 'totals' | 'inboxTotals'>,
  subscriptions: () => Promise<void>,
  changed: () => void,
) {
  let totals: Totals = {
    unread: 0,
    unreadDerived: 0,
    derivedOf: new Map(),
    lastEventAt: null,
    open: 0,
    leaving: 0,
  };
  let reading: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();
  const { signal } = stopping;

  async function read(): Promise<void> {
    const [events, inbox] = await Promise.all([store.totals(), store.inboxTotals(), subscriptions()]);
    totals = {
      unread: events.unread,
      unreadDerived: events.unreadDerived,
      derivedOf: events.derivedOf,
      lastEventAt: events.lastEventAt,
      open: inbox.open,
      leaving: inbox.leaving,
    };
    changed();
  }

  async function run(): Promise<void> {
    do {
      again = false;
      // A store that cannot be read is reported by whoever writes to it; the counts stay as they were.
      await read().catch(() => {});
      if (again) await sleep(clock, PACE, signal);
    } while (again && !signal.aborted);
    reading = undefined;
  }

  return {
    totals: (): Totals => totals,
    soon(): void {
      if (signal.aborted) return;
      if (reading) again = true;
      else reading = run();
    },
    async now(): Promise<void> {
      await (reading ?? Promise.resolve());
      await run();
    },
    stop(): void {
      stopping.abort();
    },
  };
}
