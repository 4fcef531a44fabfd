import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../../e2e/fixtures/bus.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import type { StartOptions } from '../lib/timed-start.ts';
import { keepApp } from './kept-app.ts';

/** The app has come to rest in the tray by then, ms. */
const REST_MS = 4_000;

/** Starts the app in the tray, clicks its icon, and returns the ms until its first rows were painted; null without a tray. */
export async function measureWake(app: StartOptions, { bus, tray }: Desktop): Promise<number | null> {
  if (bus === null || tray === null) return null;
  await using kept = await keepApp(app);
  const destination = await until('a tray icon', async () => (await tray.watcher.items()).at(-1) ?? null);
  await sleep(REST_MS);
  const clicked = performance.timeOrigin + performance.now();
  await call(bus, {
    destination,
    path: '/StatusNotifierItem',
    interface: 'org.kde.StatusNotifierItem',
    member: 'Activate',
    signature: 'ii',
    body: [0, 0],
  });
  return (await kept.rows()) - clicked;
}
