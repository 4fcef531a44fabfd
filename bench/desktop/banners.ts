import { setTimeout as sleep } from 'node:timers/promises';
import { watchBanners } from '../../alerts/banner-watch.ts';
import { FEW, GAP } from '../../electron/core/alert/burst.ts';
import type { FeedStage } from '../feed/stage.ts';

/** A burst is over after this long without an event that has a banner, ms. */
const CALM_MS = GAP + 1_000;
/** Between two banners of one burst, which has a banner for each of its first events, ms. */
const APART_MS = 3_000;
/** A banner that has not come after this long is counted as missing, ms. */
const PATIENCE_MS = 5_000;
const LOOK_MS = 5;

/**
 * Publishes an event that has a banner of its own, again and again.
 *
 * @param count how many times
 * @returns from each publication to the call that shows its banner, ms; null for one that never came, and nothing where
 * there is no bus
 */
export async function measureBanners(
  { server, desktop, world }: FeedStage,
  count: number,
): Promise<(number | null)[]> {
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS;
  if (desktop.bus === null || address === undefined) return [];
  await using watch = await watchBanners(desktop.bus, address);
  const waits: (number | null)[] = [];
  for (const [n, resource] of world.objects.slice(0, count).entries()) {
    await sleep(n % FEW === 0 ? CALM_MS : APART_MS);
    const before = watch.taken.length;
    const sent = Date.now();
    await server.tell('publish', { events: [{ resource, action: 'deleted', keep: true }] });
    while (watch.taken.length === before && Date.now() < sent + PATIENCE_MS) await sleep(LOOK_MS);
    const shown = watch.taken[before];
    waits.push(shown === undefined ? null : shown.at - sent);
  }
  return waits;
}
