import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { eventsOf } from '../ingest/world.ts';
import { longestBlock } from './main-process.ts';
import type { PageWatch } from './page.ts';
import type { FeedStage } from './stage.ts';

export interface Live {
  events: number;
  /** The longest the main process was blocked, ms. */
  blocked: number;
  /** From the first event published to the last one acked, ms. */
  ms: number;
  /** Between the page's frames meanwhile, ms. */
  gaps: number[];
}

const PER_SECOND = 1_000;
/** Between two publications, ms. */
const TICK = 20;

/** Publishes 1,000 events a second while the feed is open at its top. */
export async function measureFeedLive(
  { server, world }: FeedStage,
  app: RunningApp,
  watch: PageWatch,
  seconds: number,
): Promise<Live> {
  const total = seconds * PER_SECOND;
  const next = eventsOf(world, 2);
  // New events come through the stream; the record brings the same a minute later.
  const acked = async () =>
    (await server.stats()).consumers
      .filter(({ filter, openStreams }) => openStreams > 0 && filter.includes(server.project.id))
      .reduce((most, one) => Math.max(most, one.acked), 0);
  const before = await acked();
  const began = performance.now();
  let gaps: number[] = [];
  const blocked = await longestBlock(app, async () => {
    gaps = await watch.frames(async () => {
      for (let done = 0; done < total; ) {
        const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * PER_SECOND));
        if (due > done) await server.tell('publish', { events: next(due - done) });
        done = Math.max(done, due);
        await sleep(TICK);
      }
      await until('every event to be acked', async () => (await acked()) - before >= total, 60_000);
    });
  });
  return { events: total, blocked, ms: performance.now() - began, gaps };
}
