import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineRun, measureEngine, type Place } from './measure.ts';
import { eventsOf } from './world.ts';

const PER_SECOND = 1_000;
/** Between two publications. */
const TICK_MS = 20;

/** Publishes 1,000 events a second while the engine reads, and measures how long each takes from stored to acked. */
export async function measureLive(place: Place, seconds: number): Promise<EngineRun> {
  const { server, world } = place;
  const total = seconds * PER_SECOND;
  const next = eventsOf(world, 2);
  const what = { protocol: 'grpc', backlog: place.backlog, subscriptions: 1 } as const;
  const { lastSequence } = await server.stats();
  const start = { from: 'sequence', sequence: String(lastSequence + 1) } as const;
  return measureEngine(place, what, {
    expect: total,
    start,
    async opened() {
      const begun = performance.now();
      for (let done = 0; done < total; ) {
        const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * PER_SECOND));
        if (due > done) await server.tell('publish', { events: next(due - done) });
        done = Math.max(done, due);
        await sleep(TICK_MS);
      }
    },
  });
}
