import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { say } from '../../scripts/lib/say.mjs';
import { createPace } from '../ingest/series.ts';
import { measureChart, measureExport } from './export.ts';
import { leaveNotifications, measureInbox } from './inbox.ts';
import { measureFeedLive } from './live.ts';
import { watchPage } from './page.ts';
import type { FeedPlan } from './plan.ts';
import { type FeedResult, newFeedResult } from './result.ts';
import { measureRows } from './rows.ts';
import { type FeedStage, openFeedStage } from './stage.ts';
import { measureStart } from './starts.ts';
import { measureJumps, measureSearches } from './tries.ts';
import { measureUse } from './use.ts';

/** Steps that have not begun by then are left out and named. */
const DEADLINE_MS = 19 * 60_000;
/** A flick of the wheel, in every frame: ten rows. */
const FLICK_PX = 440;

/** The parts of the benchmark, by the names that `--only` takes. */
export const parts = [
  'start',
  'search',
  'jump',
  'scroll',
  'use',
  'rows',
  'live',
  'inbox',
  'chart',
  'export',
] as const;
export type Part = (typeof parts)[number];

/** What the parts of one benchmark share. They write what they measure into `result`. */
interface Bench {
  plan: FeedPlan;
  stage: FeedStage;
  result: FeedResult;
  /** Runs `work` if its part was asked for and there is time left. */
  step(part: Part, name: string, work: () => Promise<void>): Promise<void>;
}

/** @param only the parts to measure; @param database a seeded one, made when left out. */
export async function runFeed(
  plan: FeedPlan,
  only: readonly Part[],
  database: string | undefined,
): Promise<FeedResult> {
  const began = performance.now();
  const pace = createPace(DEADLINE_MS);
  const result = newFeedResult(plan, pace);
  const step: Bench['step'] = async (part, name, work) => {
    if (only.includes(part)) await pace.step(name, work);
  };
  say('Making the database, starting the server and a desktop …');
  await using stage = await openFeedStage(plan, database);
  const bench: Bench = { plan, stage, result, step };
  for (let n = 1; n <= plan.starts; n++) {
    await step('start', `${n}. start`, async () => {
      result.starts.push(await measureStart(stage));
    });
  }
  await withApp(stage, (app) => measureFeed(bench, app));
  // The app fetches notifications at its start and now and then: not while the rest is measured.
  await step('inbox', 'acknowledging', async () => {
    await leaveNotifications(stage, plan.notifications);
    await withApp(stage, async ({ window: page }) => {
      result.inbox = await measureInbox(stage, page, await watchPage(page), plan.notifications);
    });
  });
  result.seconds = Math.round((performance.now() - began) / 1000);
  return result;
}

/** Everything that is measured in the running app with its feed on screen. */
async function measureFeed({ plan, stage, result, step }: Bench, app: RunningApp): Promise<void> {
  const { window: page } = app;
  result.electron = await app.electron.evaluate(() => process.versions.electron ?? '');
  const watch = await watchPage(page);
  const now = Date.now();
  result.idle = await watch.frames(() => page.waitForTimeout(1_500));
  await step('search', 'search and filters', async () => {
    result.searches = await measureSearches(page, watch, now);
  });
  await step('jump', 'jumps', async () => {
    // A person jumps only after seeing how far back the feed goes.
    await page.waitForTimeout(2_000);
    result.jumps = await measureJumps(page, watch, plan.days, now);
  });
  await step('scroll', 'scrolling', async () => {
    result.scroll = await watch.scroll(plan.scroll, FLICK_PX);
    await page.getByRole('listbox', { name: 'Events' }).focus();
    await page.keyboard.press('Home');
  });
  await step('use', `${plan.useSeconds} s of use`, async () => {
    result.use = await measureUse(page, watch, plan.useSeconds, plan.days);
  });
  await step('rows', '100 events per second', async () => {
    result.rows = await measureRows(stage, app, watch, plan.rowSeconds);
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
}

/** Starts the app with its feed on screen, and ends it after `work`. */
async function withApp(stage: FeedStage, work: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await stage.start();
  try {
    await app.window.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor();
    await work(app);
  } finally {
    await app.quit().catch(() => app.kill());
  }
}
