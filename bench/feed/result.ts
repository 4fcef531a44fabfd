import type { Pace } from '../ingest/series.ts';
import { type Machine, machine } from '../lib/machine.ts';
import type { TimedStart } from '../lib/timed-start.ts';
import type { Charted, Exported } from './export.ts';
import type { Acknowledged } from './inbox.ts';
import type { Live } from './live.ts';
import type { FeedPlan } from './plan.ts';
import type { Try } from './tries.ts';
import type { Use } from './use.ts';

export interface FeedResult {
  machine: Machine;
  plan: FeedPlan;
  electron: string;
  starts: TimedStart[];
  searches: Try[];
  jumps: Try[];
  /** Gaps between frames while nothing happens, ms: the frame rate of the display. */
  idle: number[];
  scroll: { gaps: number[]; unready: number } | null;
  use: Use | null;
  /** From an event's publication to its row at 100 events/s, ms; null for one that never came. */
  rows: (number | null)[];
  live: Live | null;
  inbox: Acknowledged | null;
  chart: Charted | null;
  exported: Exported | null;
  left: string[];
  failures: string[];
  seconds: number;
}

/** Returns a result in which nothing has been measured. */
export function newFeedResult(plan: FeedPlan, { left, failures }: Pace): FeedResult {
  return {
    machine: machine(),
    plan,
    electron: '',
    starts: [],
    searches: [],
    jumps: [],
    idle: [],
    scroll: null,
    use: null,
    rows: [],
    live: null,
    inbox: null,
    chart: null,
    exported: null,
    left,
    failures,
    seconds: 0,
  };
}
