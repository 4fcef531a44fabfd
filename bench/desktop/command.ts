import { parseArgs } from 'node:util';
import { say } from '../../scripts/lib/say.mjs';
import { type FeedStage, openFeedStage } from '../feed/stage.ts';
import { endBench, secondsSince } from '../lib/end-bench.ts';
import { machine } from '../lib/machine.ts';
import { runtimeCopies } from '../lib/runtime-copy.ts';
import { signInMore } from './accounts.ts';
import { type Footprint, measureFootprint, type Rest } from './footprint.ts';
import { type DesktopResult, desktopGoals } from './goals.ts';
import { measureReach } from './reach.ts';
import { makeSides, type Sides } from './sides.ts';
import { measureWake } from './wake.ts';

interface DesktopPlan {
  events: number;
  resources: number;
  days: number;
  /** Numbers of accounts, rising. With nine, which is everybody the local AOS knows, not all were live within a minute. */
  accounts: readonly number[];
  /** How often each footprint is measured. */
  repeats: number;
  rest: Rest;
  wakes: number;
  rowSeconds: number;
  banners: number;
}

const FULL: DesktopPlan = {
  events: 100_000,
  resources: 5_000,
  days: 90,
  accounts: [1, 5],
  repeats: 3,
  rest: { settleMs: 30_000, idleMs: 60_000 },
  wakes: 9,
  rowSeconds: 30,
  banners: 30,
};
const SHORT: DesktopPlan = {
  events: 10_000,
  resources: 500,
  days: 90,
  accounts: [1, 3],
  repeats: 1,
  rest: { settleMs: 5_000, idleMs: 5_000 },
  wakes: 2,
  rowSeconds: 3,
  banners: 3,
};

/** The parts of the benchmark, by the names that `--only` takes. */
const parts = ['memory', 'wake', 'reach'] as const;
type Part = (typeof parts)[number];

/** Runs `bench desktop`. Returns the exit code; missed goals do not count. */
export async function runDesktopCommand(args: string[]): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { short: flag, json: flag, database: text, only: text } });
  const wanted = values.only?.split(',') ?? parts;
  const measures = (part: Part) => wanted.includes(part);
  const plan = values.short ? SHORT : FULL;
  const began = performance.now();
  const on = machine();
  say('Making the database, starting the server and a desktop …');
  await using stage = await openFeedStage(plan, values.database, true);
  await using copies = await runtimeCopies();
  const sides = await makeSides(stage, copies);
  const result: DesktopResult = { bare: [], tray: {}, open: {}, wakes: [], reach: null };
  if (measures('wake')) await measureWakes(stage, sides, plan, result);
  if (measures('reach')) await measureReaching(stage, plan, result);
  if (measures('memory')) await measureMemory(stage, sides, plan, result);
  const goals = desktopGoals(result);
  return endBench({
    name: 'desktop',
    seconds: secondsSince(began),
    machine: on,
    goals,
    details: { result },
    values,
  });
}

async function measureWakes(
  { desktop }: FeedStage,
  { hidden }: Sides,
  plan: DesktopPlan,
  result: DesktopResult,
) {
  say(`${plan.wakes} wake-ups from the tray …`);
  for (let n = 0; n <= plan.wakes; n++) {
    const ms = await measureWake(hidden, desktop);
    // The first one fills caches of its own.
    if (ms !== null && n > 0) result.wakes.push(ms);
  }
}

async function measureReaching(stage: FeedStage, plan: DesktopPlan, result: DesktopResult) {
  say('100 events per second …');
  const app = await stage.start();
  result.reach = await measureReach(stage, app, plan);
  await app.quit();
}

/** With more accounts only their memory is asked for, so there is no minute of idling, ms. */
const NO_IDLING_MS = 1_000;

async function measureMemory(stage: FeedStage, sides: Sides, plan: DesktopPlan, result: DesktopResult) {
  for (const accounts of plan.accounts) {
    await signInMore(stage, accounts);
    const { settleMs, idleMs } = plan.rest;
    const rest = { settleMs, idleMs: accounts === plan.accounts[0] ? idleMs : NO_IDLING_MS };
    const into = async (list: Footprint[], side: keyof Sides) => {
      const one = await measureFootprint(sides[side], rest);
      if (one !== null) list.push(one);
    };
    const tray: Footprint[] = [];
    const open: Footprint[] = [];
    result.tray[accounts] = tray;
    result.open[accounts] = open;
    for (let n = 1; n <= plan.repeats; n++) {
      say(`Memory, number of accounts ${accounts}: ${n} of ${plan.repeats} …`);
      if (accounts === plan.accounts[0]) await into(result.bare, 'bare');
      await into(tray, 'hidden');
      await into(open, 'open');
    }
  }
}
