import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { until } from '../../e2e/fixtures/child.ts';
import type { PageWatch } from './page.ts';
import type { FeedStage } from './stage.ts';

export interface Acknowledged {
  /** From the click to the frame in which the rows show it, ms. */
  reacted: number | null;
  /** From the click until the server has settled all, ms; includes the ten seconds for undo. */
  settled: number;
  /** The server's count. */
  count: number;
  /** Between the page's frames from the click to the end, ms. */
  gaps: number[];
}

/** Leaves this many notifications at the server, for the app to find at its next start. */
export async function leaveNotifications({ server }: FeedStage, count: number): Promise<void> {
  const { notifications } = await server.stats();
  await server.tell('notify', { count: count - notifications.open.length });
}

/** Acknowledges all open notifications together. */
export async function measureInbox(
  { server }: FeedStage,
  page: Page,
  watch: PageWatch,
  expected: number,
): Promise<Acknowledged> {
  const shown = expected.toLocaleString('en-US');
  await page.getByRole('button', { name: /^Inbox/ }).click();
  await page.getByRole('button', { name: `Select all ${shown}` }).click({ timeout: 60_000 });
  const button = page.getByRole('button', { name: `Dismiss without granting (${shown})` });
  await button.waitFor();
  const counted = async () => (await server.stats()).notifications.acknowledged.length;
  const began = performance.now();
  let reacted: number | null = null;
  const gaps = await watch.frames(async () => {
    reacted = await watch.leaving('click', () => button.click());
    await sleep(5_000);
    await until('all to be settled', async () => (await counted()) >= expected, 120_000);
  });
  const settled = performance.now() - began;
  const count = await counted();
  await page.getByRole('button', { name: /^All events/ }).click();
  return { reacted, settled, count, gaps };
}
