import { create } from 'zustand';
import type { Problem, Statistics } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { calendarOf, type PeriodId, periodOf } from './period.ts';

/** What was counted last, and for what. */
interface Counted {
  readonly account: string | null;
  readonly period: PeriodId;
  readonly statistics: Statistics;
  /** The days of the year that the calendar shows. */
  readonly year: Statistics['days'];
}

interface StatisticsStore {
  readonly period: PeriodId;
  readonly account: string | null;
  readonly counted: Counted | null;
  readonly problem: Problem | null;
  /** Shows an account (null: all) and a period. */
  show(account: string | null, period: PeriodId): Promise<void>;
  /** Counts again. */
  refresh(): Promise<void>;
}

export const useStatistics = create<StatisticsStore>()((set, get) => ({
  period: 'year',
  account: null,
  counted: null,
  problem: null,
  show: async (account, period) => {
    set({ account, period });
    await get().refresh();
  },
  refresh: async () => {
    const { account, period } = get();
    const now = Date.now();
    const shown = periodOf(period, now);
    const [found, year] = await Promise.all([
      ask('statistics.read', { account, from: shown.from, to: shown.to }),
      ask('statistics.read', { account, ...calendarOf(shown, now) }),
    ]);
    // Something else is shown by now.
    if (get().account !== account || get().period !== period) return;
    if (!found.ok) set({ problem: found.problem });
    else if (!year.ok) set({ problem: year.problem });
    else set({ problem: null, counted: { account, period, statistics: found.value, year: year.value.days } });
  },
}));
