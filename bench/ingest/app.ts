import { setTimeout as sleep } from 'node:timers/promises';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { startDesktop } from '../../e2e/fixtures/desktop.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { findElectron } from '../../scripts/runtime/electron.mjs';
import type { Place } from './measure.ts';

export interface AppRun {
  electron: string;
  /** Acked deliveries, counted by the server. */
  events: number;
  /** From the first delivery to the last ack, as the server saw it, to within 50 ms. */
  ms: number;
  serverMostOutstanding: number;
  /** The main process: the longest its event loop was blocked, ms; its heap after it and before, bytes. */
  loopMax: number;
  heapBefore: number;
  heapAfter: number;
}

/** Between two requests for the server's counts. */
const POLL_MS = 50;
const PATIENCE_MS = 120_000;

/**
 * Starts the built app with its feed open, signs it in and has it fetch the whole backlog.
 * Returns a sentence instead where there is no Electron runtime.
 */
export async function measureApp(place: Place): Promise<AppRun | string> {
  if ((await findElectron()) === null) return 'there is no Electron runtime here';
  const desktop = await startDesktop({ tray: false });
  try {
    const facts = { ...place.server, projects: [place.server.project] };
    const args = ['--provision', await writeProvision(facts, desktop.folder)];
    const app = await launch(desktop, { args, profile: `profile-${Date.now()}` });
    try {
      return await watch(place, app);
    } finally {
      await app.quit().catch(() => app.kill());
    }
  } finally {
    await desktop.close();
  }
}

async function watch(place: Place, app: RunningApp): Promise<AppRun> {
  const { server, backlog } = place;
  const electron = await app.electron.evaluate(() => process.versions.electron ?? '');
  const heap = () =>
    app.electron.evaluate(() => process.memoryUsage().heapUsed + process.memoryUsage().external);
  await app.electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    Object.assign(globalThis, { benchLoop: loop });
  });
  const heapBefore = await heap();
  const feed = openFeed(app);
  // Awaited when the backlog is done; until then a rejection must not end the process.
  feed.catch(() => undefined);
  const until = performance.now() + PATIENCE_MS;
  let first = 0;
  let deliveredFirst = 0;
  for (;;) {
    const { consumers } = await server.stats();
    const at = performance.now();
    // The backlog comes through either the record or a stream: the one with more deliveries.
    const own = consumers
      .filter(({ filter }) => filter.includes(server.project.id))
      .sort((a, b) => b.delivered - a.delivered)[0];
    if (own && own.delivered > 0 && first === 0) {
      first = at;
      deliveredFirst = own.acked;
    }
    if (own && own.acked >= backlog) {
      const loopMax = await app.electron.evaluate(() => {
        const { benchLoop } = globalThis as unknown as { benchLoop: { max: number } };
        return Math.max(0, benchLoop.max / 1e6 - 5);
      });
      await feed;
      for (const { id } of consumers) await server.tell('deleteConsumer', { consumer: id });
      return {
        electron,
        events: own.acked - deliveredFirst,
        ms: at - first,
        serverMostOutstanding: own.maxOutstanding,
        loopMax,
        heapBefore,
        heapAfter: await heap(),
      };
    }
    if (at > until)
      throw new Error(`the app had acked ${own?.acked ?? 0} of ${backlog} after ${PATIENCE_MS / 1000} s`);
    await sleep(POLL_MS);
  }
}

/** Resolves when the feed is on screen and shows events. */
async function openFeed({ window }: RunningApp): Promise<void> {
  await window.getByRole('button', { name: /^All events/ }).click();
  await window.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor();
}
