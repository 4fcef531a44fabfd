import { type Goal, goal } from '../lib/goals.ts';
import { cameWithin, maxOrNull, median, medianOrNull, percentile } from '../lib/stats.ts';
import { fixed, whole } from '../lib/table.ts';
import type { FeedResult } from './result.ts';
import type { Try } from './tries.ts';

const MB = 1_048_576;
const p95 = (values: readonly number[]) => (values.length === 0 ? null : percentile(values, 0.95));
const changed = (tries: readonly Try[]) => tries.flatMap(({ ms }) => (ms === null ? [] : [ms]));
const seconds = (ms: number) => `${fixed(ms / 1000, 1)} s`;

/** Every figure with its goal. */
export function feedGoals(result: FeedResult): Goal[] {
  return [
    ...waitGoals(result),
    ...scrollGoals(result),
    ...rowGoals(result),
    ...loadGoals(result),
    ...inboxGoals(result),
    ...mainProcessGoals(result),
  ];
}

/** How long a person waits for rows. */
function waitGoals({ starts, searches, jumps }: FeedResult): Goal[] {
  const rows = starts.map((start) => start.toRows - start.toWindow);
  const toWindow = median(starts.map((start) => start.toWindow));
  const longest = `longest ${fixed(Math.max(...rows), 0)} ms; the window after ${fixed(toWindow, 0)} ms`;
  const note = rows.length === 0 ? '' : `${rows.length} starts, ${longest}`;
  return [
    goal('window created to first rows, median', medianOrNull(rows), 'at most', 300, 'ms', note),
    goal('search and filter to rows, p95', p95(changed(searches)), 'at most', 33, 'ms', ofTries(searches)),
    goal('search and filter to rows, median', medianOrNull(changed(searches)), 'at most', 16, 'ms'),
    goal('jump to date to rows, p95', p95(changed(jumps)), 'at most', 33, 'ms', ofTries(jumps)),
  ];
}

function ofTries(tries: readonly Try[]): string {
  const all = changed(tries);
  if (all.length === 0) return '';
  return `${all.length} tries; median ${fixed(median(all), 1)}, longest ${fixed(Math.max(...all), 1)} ms`;
}

function scrollGoals({ idle, scroll, plan }: FeedResult): Goal[] {
  const name = `scrolling ${whole(plan.scroll)} rows`;
  const gaps = scroll?.gaps ?? [];
  const frame = idle.length === 0 ? '' : `the display gives a frame each ${fixed(median(idle), 1)} ms`;
  const awaited =
    scroll === null ? '' : `; rows were awaited in ${scroll.unready} of ${scroll.gaps.length} frames`;
  return [
    goal(`${name}, longest frame`, maxOrNull(gaps), 'at most', 50, 'ms', frame),
    goal(`${name}, p95`, p95(gaps), 'at most', 20, 'ms', `${frame}${awaited}`),
  ];
}

/** How soon a live event can be seen; one that never came counts as missing. */
function rowGoals({ rows, plan }: FeedResult): Goal[] {
  const { came, p99 } = cameWithin(rows);
  const note =
    came.length === 0
      ? ''
      : `${whole(rows.length)} events in ${plan.rowSeconds} s; median ${median(came)} ms`;
  const missing = rows.length === 0 ? null : rows.length - came.length;
  return [
    goal('publication to row at 100 events/s, p99', p99, 'at most', 60, 'ms', note),
    goal('rows that never came', missing, 'at most', 0, ''),
  ];
}

/** What the app does under use and under a stream of events. */
function loadGoals({ use, live, plan }: FeedResult): Goal[] {
  const growth = use === null ? null : (use.after - use.before) / MB;
  const actions = use === null ? '' : `${use.actions} actions; ${fixed(use.before / MB, 1)} MB before`;
  const stored =
    live === null
      ? ''
      : `${whole(live.events)} events stored and acked in ${seconds(live.ms)}; longest frame gap ${fixed(Math.max(...live.gaps), 0)} ms`;
  return [
    goal(`page heap growth after ${plan.useSeconds} s of use`, growth, 'at most', 20, 'MB', actions),
    goal('main process blocked at 1,000 events/s', live?.blocked ?? null, 'at most', 33, 'ms', stored),
  ];
}

function inboxGoals({ inbox, plan }: FeedResult): Goal[] {
  const name = `acknowledging ${whole(plan.notifications)}`;
  const unsettled = inbox === null ? null : plan.notifications - inbox.count;
  const settled =
    inbox === null ? '' : `all settled ${seconds(inbox.settled)} after the click, undo time included`;
  const gaps = inbox?.gaps ?? [];
  const note = inbox === null ? '' : `p95 ${fixed(p95(gaps) ?? Number.NaN, 1)} ms`;
  return [
    goal(`${name}: rows react`, inbox?.reacted ?? null, 'at most', 100, 'ms'),
    goal(`${name}: not settled at the server`, unsettled, 'at most', 0, '', settled),
    goal(`${name}: longest frame gap`, maxOrNull(gaps), 'at most', 100, 'ms', note),
  ];
}

interface Grown {
  before: { heap: number; rss: number };
  after: { heap: number; rss: number };
}

const heapGrowth = (of: Grown | null) => (of === null ? null : (of.after.heap - of.before.heap) / MB);
const rssGrowth = ({ before, after }: Grown) => `resident set ${fixed((after.rss - before.rss) / MB, 1)} MB`;

/** What large queries cost the main process. */
function mainProcessGoals({ chart, exported, plan }: FeedResult): Goal[] {
  const queries =
    chart === null
      ? ''
      : `${chart.queries} queries, median ${fixed(median(chart.ms), 0)} ms; ${rssGrowth(chart)}`;
  const rows = whole(exported?.rows ?? plan.events);
  const took = exported === null ? '' : `${seconds(exported.ms)}; ${rssGrowth(exported)}`;
  const missing = exported === null ? null : Math.abs(exported.rows + 1 - exported.lines);
  return [
    goal('chart, median', chart === null ? null : median(chart.ms), 'at most', 100, 'ms'),
    goal('chart, longest', chart === null ? null : Math.max(...chart.ms), 'at most', 100, 'ms'),
    goal('chart queries: main process heap growth', heapGrowth(chart), 'at most', 5, 'MB', queries),
    goal(
      `export of ${rows} as CSV: main process heap growth`,
      heapGrowth(exported),
      'at most',
      5,
      'MB',
      took,
    ),
    goal('rows missing in the exported file', missing, 'at most', 0, ''),
  ];
}
