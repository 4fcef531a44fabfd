import { type Goal, goal, goalTable } from '../lib/goals.ts';
import { median, percentile } from '../lib/stats.ts';
import { fixed, table, whole } from '../lib/table.ts';
import type { FeedResult } from './run.ts';
import type { Try } from './tries.ts';

const MB = 1_048_576;
const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
const p95 = (values: readonly number[]) => (values.length === 0 ? null : percentile(values, 0.95));
const changed = (tries: readonly Try[]) => tries.flatMap(({ ms }) => (ms === null ? [] : [ms]));
const seconds = (ms: number) => `${fixed(ms / 1000, 1)} s`;

const ofTries = (tries: readonly Try[]): string => {
  const all = changed(tries);
  if (all.length === 0) return '';
  return `${all.length} tries; median ${fixed(median(all), 1)}, longest ${fixed(Math.max(...all), 1)} ms`;
};

/** Every figure with its goal. */
export function feedGoals(result: FeedResult): Goal[] {
  const { starts, searches, jumps, idle, scroll, use, live, inbox, chart, exported, plan } = result;
  const rows = starts.map(({ toRows }) => toRows);
  const frame = idle.length === 0 ? '' : `the display gives a frame each ${fixed(median(idle), 1)} ms`;
  const lost =
    scroll === null ? '' : `; rows were awaited in ${scroll.unready} of ${scroll.gaps.length} frames`;
  const growth = (of: { before: { heap: number }; after: { heap: number } } | null) =>
    of === null ? null : (of.after.heap - of.before.heap) / MB;
  const rss = (of: { before: { rss: number }; after: { rss: number } } | null) =>
    of === null ? '' : `resident set ${fixed((of.after.rss - of.before.rss) / MB, 1)} MB`;
  return [
    goal(
      'window created to first rows, median',
      rows.length === 0 ? null : median(rows),
      'at most',
      300,
      'ms',
      rows.length === 0
        ? ''
        : `${rows.length} starts, longest ${fixed(Math.max(...rows), 0)} ms; the window after ${fixed(median(starts.map((s) => s.toWindow)), 0)} ms`,
    ),
    goal('search and filter to rows, p95', p95(changed(searches)), 'at most', 50, 'ms', ofTries(searches)),
    goal('jump to date to rows, p95', p95(changed(jumps)), 'at most', 50, 'ms', ofTries(jumps)),
    goal(
      `scrolling ${whole(plan.scroll)} rows, longest frame`,
      most(scroll?.gaps ?? []),
      'at most',
      50,
      'ms',
      frame,
    ),
    goal(
      `scrolling ${whole(plan.scroll)} rows, p95`,
      p95(scroll?.gaps ?? []),
      'at most',
      20,
      'ms',
      `${frame}${lost}`,
    ),
    goal(
      `page heap growth after ${plan.useSeconds} s of use`,
      use === null ? null : (use.after - use.before) / MB,
      'at most',
      20,
      'MB',
      use === null ? '' : `${use.actions} actions; ${fixed(use.before / MB, 1)} MB before`,
    ),
    goal(
      'main process blocked at 1,000 events/s',
      live?.blocked ?? null,
      'at most',
      50,
      'ms',
      live === null
        ? ''
        : `${whole(live.events)} events stored and acked in ${seconds(live.ms)}; longest frame gap ${fixed(Math.max(...live.gaps), 0)} ms`,
    ),
    goal(
      `acknowledging ${whole(plan.notifications)}: rows react`,
      inbox?.reacted ?? null,
      'at most',
      100,
      'ms',
    ),
    goal(
      `acknowledging ${whole(plan.notifications)}: not settled at the server`,
      inbox === null ? null : plan.notifications - inbox.count,
      'at most',
      0,
      '',
      inbox === null ? '' : `all settled ${seconds(inbox.settled)} after the click, undo time included`,
    ),
    goal(
      `acknowledging ${whole(plan.notifications)}: longest frame gap`,
      most(inbox?.gaps ?? []),
      'at most',
      100,
      'ms',
      inbox === null ? '' : `p95 ${fixed(p95(inbox.gaps) ?? Number.NaN, 1)} ms`,
    ),
    goal(
      'chart queries: main process heap growth',
      growth(chart),
      'at most',
      5,
      'MB',
      chart === null
        ? ''
        : `${chart.queries} queries, median ${fixed(median(chart.ms), 0)} ms; ${rss(chart)}`,
    ),
    goal(
      `export of ${whole(exported?.rows ?? plan.events)} as CSV: main process heap growth`,
      growth(exported),
      'at most',
      5,
      'MB',
      exported === null ? '' : `${seconds(exported.ms)}; ${rss(exported)}`,
    ),
    goal(
      'rows missing in the exported file',
      exported === null ? null : Math.abs(exported.rows + 1 - exported.lines),
      'at most',
      0,
      '',
    ),
  ];
}

/** So many of the slowest tries are named. */
const NAMED = 8;

export function feedReport(result: FeedResult, goals: readonly Goal[]): string {
  const { machine, electron, plan, searches, jumps } = result;
  const slowest = (tries: readonly Try[]) =>
    [...tries]
      .filter(({ ms }) => ms !== null)
      .sort((a, b) => (b.ms ?? 0) - (a.ms ?? 0))
      .slice(0, NAMED)
      .map(({ name, ms }) => [name, `${fixed(ms ?? 0, 1)} ms`]);
  const parts = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Electron ${electron}; load before: ${machine.load}`,
    `${whole(plan.events)} events of ${whole(plan.resources)} resources over ${whole(plan.days)} days\n`,
    goalTable(goals),
    '\n### The slowest\n',
    table(['search or filter', 'to rows'], slowest(searches)),
    '',
    table(['jump to', 'to rows'], slowest(jumps)),
  ];
  const reduced = [
    ...result.left.map((name) => `no time left for: ${name}`),
    ...result.failures.map((why) => `failed: ${why}`),
  ];
  if (reduced.length > 0) parts.push('\nReduced in this run:', ...reduced.map((line) => `- ${line}`));
  return parts.join('\n');
}
