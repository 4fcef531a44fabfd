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

/** Turns events that deserve a banner into banners: one each while they are few, one that is updated for a burst. */
export interface Alerter {
  /** These were stored and deserve a banner. */
  add(ids: readonly number[]): void;
  /** These were stored, and had waited while nobody was there. */
  addBacklog(ids: readonly number[]): void;
  /** The backlog is through. */
  caughtUp(): void;
  stop(): void;
}

/** While its last events cannot be read, it is looked at this often (ms) whether they now are. */
const LOOK = 1_000;

export function createAlerter({ account, clock, rows, countBacklog, raise }: AlerterOptions): Alerter {
  let burst: Burst | null = null;
  let lastEvent = 0;
  /** When a banner for many was last raised or updated: showing one takes the system a while. */
  let lastMany = Number.NEGATIVE_INFINITY;
  let cancelEnd: (() => void) | undefined;

  const leftOf = (from: number, ms: number) => Math.max(0, from + ms - clock.monotonic());
  const isOver = () => leftOf(lastEvent, GAP) === 0 && gatherer.isEmpty();

  function raiseMany(alerts: Alert[]): void {
    lastMany = clock.monotonic();
    raise(alerts);
  }
  const backlog = createBacklogAlert({
    clock,
    busyFor: () => leftOf(lastMany, CALM),
    count: countBacklog,
    raise: (waited) => raiseMany([backlogAlert(account, waited)]),
  });
  const gatherer = createGatherer({
    clock,
    rows,
    busyFor: () => leftOf(lastMany, burst?.calm() ?? CALM),
    wantsNames: (count) => burst?.isFew(count) === true,
    take(taken) {
      const alerts = burst?.take(taken) ?? [];
      if (alerts.length === 0) return;
      if (burst?.hasBanner()) {
        raiseMany(alerts);
        endLater();
      } else raise(alerts);
    },
  });

  function endBurst(): void {
    cancelEnd?.();
    cancelEnd = undefined;
    const last = burst?.end() ?? [];
    burst = null;
    if (last.length > 0) raiseMany(last);
  }
  /** Ends the burst when nothing has come for long enough, nothing waits to be added, and no other banner is just up. */
  function endLater(): void {
    const left = Math.max(leftOf(lastEvent, GAP), leftOf(lastMany, CALM), LOOK);
    cancelEnd ??= clock.after(left, () => {
      cancelEnd = undefined;
      if (isOver() && leftOf(lastMany, CALM) === 0) endBurst();
      else endLater();
    });
  }

  return {
    add(ids) {
      const [first] = ids;
      if (first === undefined) return;
      if (burst !== null && isOver()) endBurst();
      burst ??= createBurst(account, first);
      lastEvent = clock.monotonic();
      gatherer.add(ids);
    },
    addBacklog: backlog.add,
    caughtUp: backlog.caughtUp,
    stop() {
      gatherer.stop();
      backlog.stop();
      cancelEnd?.();
    },
  };
}
