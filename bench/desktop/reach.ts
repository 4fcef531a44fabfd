import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { watchPage } from '../feed/page.ts';
import { measureRows } from '../feed/rows.ts';
import type { FeedStage } from '../feed/stage.ts';
import { measureBanners } from './banners.ts';

/** From the server's send on, ms; null for what never came. */
export interface Reach {
  /** To a row in the DOM. */
  rows: (number | null)[];
  /** To the call that shows a banner. */
  banners: (number | null)[];
}

/** How long an event takes to the screen, and one with a banner to the banner, while 100 a second come in. */
export async function measureReach(
  stage: FeedStage,
  app: RunningApp,
  plan: { rowSeconds: number; banners: number },
): Promise<Reach> {
  await onlyImportant(app);
  const rows = await measureRows(stage, app, await watchPage(app.window), plan.rowSeconds);
  const quiet = new AbortController();
  const stream = keepPublishing(stage, quiet.signal);
  try {
    return { rows, banners: await measureBanners(stage, plan.banners) };
  } finally {
    quiet.abort();
    await stream;
  }
}

/** From now on only what is important has a banner. Of everything, a burst without end would have one banner in all. */
async function onlyImportant({ window }: RunningApp): Promise<void> {
  const { accounts } = await askApp(window, 'app.state');
  for (const { id: account, subscriptions } of accounts)
    for (const { id: subscription, target } of subscriptions)
      if (target.kind === 'resource')
        await askApp(window, 'watch.change', { account, subscription, alerts: 'important' });
}

const TICK_MS = 100;

/** Publishes 100 events a second that have no banner: changes of objects are not important. */
async function keepPublishing({ server, world }: FeedStage, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted; n++) {
    const due = performance.now() + TICK_MS;
    const events = Array.from({ length: TICK_MS / 10 }, (_, k) => ({
      resource: world.objects[(n * 7 + k) % world.objects.length],
      action: 'updated',
      keep: true,
    }));
    await server.tell('publish', { events });
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  }
}
