import type { Clock } from '../base/clock.ts';
import type { Alert, AlertRow } from '../model/alert.ts';
import { backlogAlert } from './alerts.ts';
import { type BacklogCount, createBacklogAlert } from './backlog-alert.ts';
import { type Burst, CALM, createBurst, GAP } from './burst.ts';
import { createGatherer } from './gatherer.ts';

export interface AlerterOptions {
  account: string;
  clock: Clock;
  /** The events as they are stored now, with the names known by now. */
  rows: (ids: number[]) => Promise<AlertRow[]>;
  /** Counts the events of a backlog between two ids, as they are stored now. */
  countBacklog: (first: number, last: number) => Promise<BacklogCount>;
  raise: (alerts: Alert[]) => void;
}

/**
 * Turns events that deserve a banner into banners, one at a time: one each while they are few and do not come together, one
 * that is updated for a burst. What comes after a quiet moment is told at once, what comes right behind it a little later.
 */
export interface Alerter {
  /** These were stored and deserve a banner. */
  add(ids: readonly number[]): void;
  /** These were stored, and had waited while nobody was there. */
  addBacklog(ids: readonly number[]): void;
  /** The backlog is through. */
  caughtUp(): void;
  stop(): void;
}

/** While one backlog follows another, its banner comes at most this often, ms. */
const BACKLOG_CALM = 5_000;

export function createAlerter({ account, clock, rows, countBacklog, raise }: AlerterOptions): Alerter {
  let burst: Burst | null = null;
  let lastEvent = 0;
  /** When a banner was last raised or updated: showing one takes the system a while, and reading it a person. */
  let lastRaised = Number.NEGATIVE_INFINITY;
  /** When one for a backlog was. */
  let lastBacklog = Number.NEGATIVE_INFINITY;

  const leftOf = (from: number, ms: number) => Math.max(0, from + ms - clock.monotonic());
  const isOver = () => leftOf(lastEvent, GAP) === 0 && gatherer.isEmpty();

  function raiseNow(alerts: Alert[]): void {
    if (alerts.length === 0) return;
    lastRaised = clock.monotonic();
    raise(alerts);
  }
  const backlog = createBacklogAlert({
    clock,
    busyFor: () => Math.max(leftOf(lastRaised, CALM), leftOf(lastBacklog, BACKLOG_CALM)),
    count: countBacklog,
    raise(waited) {
      lastBacklog = clock.monotonic();
      raiseNow([backlogAlert(account, waited)]);
    },
  });
  const gatherer = createGatherer({
    clock,
    rows,
    busyFor: () => leftOf(lastRaised, burst?.calm() ?? CALM),
    wantsNames: (count) => burst?.isFew(count) === true,
    take(taken) {
      const { alerts, left } = burst?.take(taken) ?? { alerts: [], left: [] };
      raiseNow(alerts);
      return left;
    },
  });

  return {
    add(ids) {
      const [first] = ids;
      if (first === undefined) return;
      if (burst === null || isOver()) burst = createBurst(account, first);
      lastEvent = clock.monotonic();
      gatherer.add(ids);
    },
    addBacklog: backlog.add,
    caughtUp: backlog.caughtUp,
    stop() {
      gatherer.stop();
      backlog.stop();
    },
  };
}
