import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { eventsOf } from '../ingest/world.ts';
import type { PageWatch } from './page.ts';
import type { FeedStage } from './stage.ts';

const PER_SECOND = 100;
/** Within this the last event has to be in the list, ms. */
const PATIENCE = 5_000;

/**
 * Publishes 100 events a second, one at a time, while the feed is open at its top and each event has a row of its own.
 *
 * @returns from each event's publication to a row in the DOM that is as new as it, ms; null for one that never came.
 */
export async function measureRows(
  { server, world }: FeedStage,
  { window: page }: RunningApp,
  watch: PageWatch,
  seconds: number,
): Promise<(number | null)[]> {
  const fold = (isOn: boolean) => askApp(page, 'app.settings', { fold: isOn, hideDerived: isOn });
  await fold(false);
  const next = eventsOf(world, 3);
  const sent: number[] = [];
  const began = performance.now();
  const sights = await watch.newest(async () => {
    while (sent.length < seconds * PER_SECOND) {
      await sleep(began + (sent.length * 1000) / PER_SECOND - performance.now());
      sent.push(Date.now());
      await server.tell('publish', { events: next(1) });
    }
    await sleep(PATIENCE);
  });
  await fold(true);
  let seen = 0;
  return sent.map((time) => {
    while (seen < sights.length && (sights[seen]?.newest ?? 0) < time) seen++;
    const sight = sights[seen];
    return sight === undefined ? null : sight.at - time;
  });
}
