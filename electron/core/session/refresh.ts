import { type Clock, sleep } from '../base/clock.ts';
import type { WriterThread } from '../store/thread/thread.ts';

/** The counts of an account that the screens show, as they are in the database. */
export interface Totals {
  unread: number;
  /** How many of the unread events only follow from another event: in total, and by subscription. */
  unreadDerived: number;
  derivedOf: ReadonlyMap<number, number>;
  lastEventAt: number | null;
  /** Number of open personal notifications, and of those being acknowledged. */
  open: number;
  leaving: number;
  /** Number of snoozed events and notifications. */
  snoozed: number;
  /** Number of events and notifications that have a star. */
  starred: number;
}

/** Minimum pause between two reads: a backlog changes the counts a hundred times a second. */
const PAUSE_MS = 100;

/** Reads the counts again after a change: one read at a time, and one more if something changed meanwhile. */
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
    snoozed: 0,
    starred: 0,
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
      snoozed: events.snoozed,
      starred: events.starred,
    };
    changed();
  }

  async function run(): Promise<void> {
    do {
      again = false;
      // A store that cannot be read also fails to write, which is reported there; the counts stay as they are.
      await read().catch(() => {});
      if (again) await sleep(clock, PAUSE_MS, signal);
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
