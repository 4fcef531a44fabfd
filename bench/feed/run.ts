import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { say } from '../../scripts/lib/say.mjs';
import { createPace } from '../ingest/series.ts';
import { type Machine, machine } from '../lib/machine.ts';
import { type Charted, type Exported, measureChart, measureExport } from './export.ts';
import { type Acknowledged, leaveNotifications, measureInbox } from './inbox.ts';
import { type Live, measureFeedLive } from './live.ts';
import { watchPage } from './page.ts';
import type { FeedPlan } from './plan.ts';
import { type FeedStage, openFeedStage } from './stage.ts';
import { measureStart, type Start } from './starts.ts';
import { measureJumps, measureSearches, type Try } from './tries.ts';
import { measureUse, type Use } from './use.ts';

export interface FeedResult {
  machine: Machine;
  plan: FeedPlan;
  electron: string;
  starts: Start[];
  searches: Try[];
  jumps: Try[];
  /** Between two frames when nothing happens, ms: what the display gives. */
  idle: number[];
  scroll: { gaps: number[]; unready: number } | null;
  use: Use | null;
  live: Live | null;
  inbox: Acknowledged | null;
  chart: Charted | null;
  exported: Exported | null;
  left: string[];
  failures: string[];
  seconds: number;
}

/** Steps that have not begun after so long are left out, and named, ms. */
const DEADLINE = 19 * 60_000;
/** A flick of the wheel, in every frame: ten rows. */
const FLICK = 440;

/** The parts, by the names `--only` knows them by. */
export const parts = [
  'start',
  'search',
  'jump',
  'scroll',
  'use',
  'live',
  'inbox',
  'chart',
  'export',
] as const;
export type Part = (typeof parts)[number];

/** @param only the parts to measure; @param database a seeded one, made when left out. */
export async function runFeed(
  plan: FeedPlan,
  only: readonly Part[],
  database: string | undefined,
): Promise<FeedResult> {
  const began = performance.now();
  const pace = createPace(DEADLINE);
  const step = async (part: Part, name: string, work: () => Promise<void>) => {
    if (only.includes(part)) await pace.step(name, work);
  };
  const result: FeedResult = {
    machine: machine(),
    plan,
    electron: '',
    starts: [],
    searches: [],
    jumps: [],
    idle: [],
    scroll: null,
    use: null,
    live: null,
    inbox: null,
    chart: null,
    exported: null,
    left: pace.left,
    failures: pace.failures,
    seconds: 0,
  };
  say('Making the database, starting the server and a desktop …');
  await using stage = await openFeedStage(plan, database);
  for (let n = 1; n <= plan.starts; n++) {
    await step('start', `${n}. start`, async () => {
      result.starts.push(await measureStart(stage));
    });
  }
  await withApp(stage, async (app) => {
    const { window: page } = app;
    result.electron = await app.electron.evaluate(() => process.versions.electron ?? '');
    const watch = await watchPage(page);
    const now = Date.now();
    result.idle = await watch.frames(() => page.waitForTimeout(1_500));
    await step('search', 'search and filters', async () => {
      result.searches = await measureSearches(page, watch, now);
    });
    await step('jump', 'jumps', async () => {
      // Whoever jumps has seen how far back the feed goes.
      await page.waitForTimeout(2_000);
      result.jumps = await measureJumps(page, watch, plan.days, now);
    });
    await step('scroll', 'scrolling', async () => {
      result.scroll = await watch.scroll(plan.scroll, FLICK);
      await page.getByRole('listbox', { name: 'Events' }).focus();
      await page.keyboard.press('Home');
    });
    await step('use', `${plan.useSeconds} s of use`, async () => {
      result.use = await measureUse(page, watch, plan.useSeconds, plan.days);
    });
    await step('live', '1,000 events per second', async () => {
      result.live = await measureFeedLive(stage, app, watch, plan.liveSeconds);
    });
    await step('chart', 'the chart', async () => {
      result.chart = await measureChart(app, now);
    });
    await step('export', 'export', async () => {
      result.exported = await measureExport(stage, app);
    });
  });
  // Notifications are fetched at the start, and now and then: not while the rest is measured.
  await step('inbox', 'acknowledging', async () => {
    await leaveNotifications(stage, plan.notifications);
    await withApp(stage, async ({ window: page }) => {
      result.inbox = await measureInbox(stage, page, await watchPage(page), plan.notifications);
    });
  });
  result.seconds = Math.round((performance.now() - began) / 1000);
  return result;
}

/** Starts the app with its feed on screen, and ends it in the end. */
async function withApp(stage: FeedStage, work: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await stage.start();
  try {
    await app.window.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor();
    await work(app);
  } finally {
    await app.quit().catch(() => app.kill());
  }
}
