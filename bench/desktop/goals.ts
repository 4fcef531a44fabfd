import { type Goal, goal } from '../lib/goals.ts';
import { cameWithin, maxOrNull, median, medianOrNull, ratios } from '../lib/stats.ts';
import { fixed } from '../lib/table.ts';
import type { Footprint } from './footprint.ts';
import type { Reach } from './reach.ts';

/** Everything that `bench desktop` measures. */
export interface DesktopResult {
  bare: Footprint[];
  /** By number of accounts. */
  tray: Record<number, Footprint[]>;
  open: Record<number, Footprint[]>;
  /** From the click on the tray icon to the first rows, ms. */
  wakes: number[];
  reach: Reach | null;
}

const MB = 1_048_576;
const mb = (all: readonly Footprint[]) => all.map(({ pss }) => pss / MB);
const inMb = (all: readonly Footprint[]) => (all.length === 0 ? '–' : `${fixed(median(mb(all)), 0)} MB`);

/** Every figure with its goal. */
export function desktopGoals(result: DesktopResult): Goal[] {
  return [...memoryGoals(result), ...idleGoals(result), ...waitGoals(result)];
}

function memoryGoals({ bare, tray, open }: DesktopResult): Goal[] {
  const beside = (all: readonly Footprint[]) => medianOrNull(ratios(mb(all), mb(bare)));
  const note = (all: readonly Footprint[]) =>
    `PSS of the process tree, medians: ${inMb(all)}, the bare window ${inMb(bare)}`;
  const [one = [], most = []] = [tray[1], tray[accountsIn(tray)]];
  const more = accountsIn(tray) - 1;
  const each = more === 0 || most.length === 0 ? null : (median(mb(most)) - median(mb(one))) / more;
  const steps = Object.entries(tray).map(([accounts, all]) => `${accounts}: ${inMb(all)}`);
  const windows = Object.entries(open).map(([accounts, all]) => `${accounts}: ${inMb(all)}`);
  return [
    goal('memory in the tray, of a bare window', beside(one), 'at most', 0.85, '', note(one)),
    goal(
      'memory with the window, of a bare one',
      beside(open[1] ?? []),
      'at most',
      1.15,
      '',
      note(open[1] ?? []),
    ),
    goal(
      'memory of each further account',
      each,
      'at most',
      6,
      'MB',
      `in the tray ${steps.join(', ')}; with the window ${windows.join(', ')}`,
    ),
  ];
}

const accountsIn = (of: Record<number, unknown>) => Math.max(1, ...Object.keys(of).map(Number));

function idleGoals({ bare, tray }: DesktopResult): Goal[] {
  const one = tray[1] ?? [];
  const wakeUps = (all: readonly Footprint[]) =>
    all.length === 0 ? '–' : fixed(median(all.map((each) => each.wakeUps)), 0);
  const note = `${wakeUps(one)} wake-ups a minute, the bare window ${wakeUps(bare)}`;
  const cpu = medianOrNull(one.map((each) => each.cpu));
  return [goal('CPU seconds of an idle minute in the tray', cpu, 'at most', 0.2, 's', note)];
}

function waitGoals({ wakes, reach }: DesktopResult): Goal[] {
  const longest =
    wakes.length === 0 ? '' : `${wakes.length} clicks, longest ${fixed(Math.max(...wakes), 0)} ms`;
  return [
    goal('click on the tray icon to first rows, median', medianOrNull(wakes), 'at most', 400, 'ms', longest),
    reachGoal('sent to row at 100/s, p99', reach?.rows ?? [], 60),
    reachGoal('sent to banner at 100/s, p99', reach?.banners ?? [], 150),
    goal(
      'rows and banners that never came',
      reach === null ? null : [...reach.rows, ...reach.banners].filter((ms) => ms === null).length,
      'at most',
      0,
      '',
    ),
  ];
}

function reachGoal(name: string, waits: readonly (number | null)[], limit: number): Goal {
  const { came, p99 } = cameWithin(waits);
  const note =
    came.length === 0
      ? ''
      : `${came.length} of them, median ${fixed(median(came), 1)}, longest ${maxOrNull(came)} ms`;
  return goal(name, p99, 'at most', limit, 'ms', note);
}
