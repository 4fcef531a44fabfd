import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../../e2e/fixtures/child.ts';
import type { FeedStage } from '../feed/stage.ts';

const NOTIFY = 'org.freedesktop.Notifications';
/** Nothing is a burst any more after so long without a banner, ms (`GAP` in core/alert/burst.ts), and a little. */
const CALM_MS = 31_000;
/** So many events in a row have a banner each (`FEW` there), so far apart, ms. */
const FEW = 3;
const APART_MS = 3_000;
const PATIENCE_MS = 5_000;

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
  const rule = `type='method_call',interface='${NOTIFY}',member='Notify'`;
  const monitor = startChild('dbus-monitor', ['--address', address, rule], { env: desktop.env });
  const calls = () =>
    [...monitor.output().matchAll(/^method call time=([\d.]+) .*member=Notify$/gm)].map(
      ([, at]) => Number(at) * 1000,
    );
  const waits: (number | null)[] = [];
  try {
    for (const [n, resource] of world.objects.slice(0, count).entries()) {
      await sleep(n % FEW === 0 ? CALM_MS : APART_MS);
      const before = calls().length;
      const sent = Date.now();
      await server.tell('publish', { events: [{ resource, action: 'deleted', keep: true }] });
      const until = sent + PATIENCE_MS;
      while (calls().length === before && Date.now() < until) await sleep(20);
      const shown = calls()[before];
      waits.push(shown === undefined ? null : shown - sent);
    }
  } finally {
    await monitor[Symbol.asyncDispose]();
  }
  return waits;
}
