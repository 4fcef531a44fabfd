/**
 * Drives the main job in the real app, with two accounts, and counts it from three sides: the app, the servers, the
 * notification daemon.
 */

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ConsumerStats } from '../../devserver/control/types.ts';
import type { LocalAos } from '../../devserver/server.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { audit } from '../../e2e/fixtures/audit.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { accountDatabase } from '../../e2e/fixtures/database.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { watched } from '../../e2e/fixtures/provision.ts';
import { ofSubscription } from '../../electron/core/testing/queries.ts';
import { say } from '../lib/say.mjs';
import { writeAccounts } from './accounts.ts';
import { notifications, type Servers, startServers } from './project.ts';
import { type Album, createAlbum } from './screenshots.ts';
import { showTwoAccounts } from './two-accounts.ts';

const leastEvents = 500;
const leastAcknowledged = 200;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

interface Result {
  ok: boolean;
  electron: string;
  server: string;
  /** Stored events of both projects. */
  events: number;
  /** As many of them as the servers wait for no ack of. */
  acked: number;
  lost: number;
  duplicates: number;
  banners: number | null;
  acknowledged: number;
  screenshots: string[];
}

/** An account in the app, the server it is signed in to, and what it watches there. */
interface Side {
  aos: LocalAos;
  account: string;
  subscription: string;
}

async function sideOf(window: Page, label: string, aos: LocalAos): Promise<Side> {
  return until(`the subscription of ${label}`, async () => {
    const account = (await askApp(window, 'app.state')).accounts.find((one) => one.label === label);
    const found = account?.subscriptions.find(
      ({ target }) => target.kind === 'resource' && target.resourceId === watched(aos).id,
    );
    return account && found ? { aos, account: account.id, subscription: found.id } : null;
  });
}

async function waitForEvents(window: Page, sides: readonly Side[], desktop: Desktop): Promise<void> {
  const count = async ({ account, subscription }: Side) =>
    (await askApp(window, 'feed.count', ofSubscription(account, subscription))).total;
  await until(
    `${leastEvents} events`,
    async () => {
      const [one = 0, two = 0] = await Promise.all(sides.map(count));
      return two > 0 && one + two >= leastEvents;
    },
    60_000,
  );
  if (desktop.banners) {
    const { banners } = desktop;
    await until('a banner', async () => (await banners.count()) > 0, 30_000);
  }
}

/** Waits until the consumers of a subscription are there and its record is read and acked; gives the record. */
async function settled(window: Page, side: Side): Promise<ConsumerStats> {
  return until(
    'the acks to arrive',
    async () => {
      const account = (await askApp(window, 'app.state')).accounts.find(({ id }) => id === side.account);
      const facts = account?.subscriptions.find(({ id }) => id === side.subscription)?.facts;
      const { consumers } = await side.aos.control.stats();
      const [record, live] = [facts?.consumer, facts?.live].map((id) =>
        consumers.find((one) => one.id === id),
      );
      const isQuiet = [record, live].every((one) => one?.pending === 0 && one.outstanding === 0);
      return isQuiet && account?.acksQueued === 0 && record ? record : null;
    },
    30_000,
  );
}

async function acknowledgeInbox(window: Page, aos: LocalAos, album: Album): Promise<number> {
  say('Acknowledging the inbox …');
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const selectAll = window.getByRole('button', { name: /^Select all / });
  await selectAll.waitFor();
  await album.take('inbox-before');
  await selectAll.click();
  await window.getByRole('button', { name: /^(Acknowledge|Dismiss without granting) \(\d/ }).click();
  const acknowledged = await until(
    'the server to settle them',
    async () => {
      const { length } = (await aos.control.stats()).notifications.acknowledged;
      return length >= notifications ? length : null;
    },
    60_000,
  );
  const open = async () => sum((await askApp(window, 'app.state')).accounts.map((one) => one.inbox));
  await until('an empty inbox', async () => (await open()) === 0);
  await album.take('inbox-after');
  return acknowledged;
}

async function check(servers: Servers, desktop: Desktop, { window }: RunningApp): Promise<Result> {
  const { university, institute } = servers;
  const sides = await Promise.all([
    sideOf(window, 'university', university),
    sideOf(window, 'institute', institute),
  ]);
  say('Waiting for the projects’ events …');
  await waitForEvents(window, sides, desktop);
  university.control.setRate({ perSecond: 0 });
  const album = await createAlbum(window);
  await showTwoAccounts(window, servers, album);
  const records = await Promise.all(sides.map((side) => settled(window, side)));

  await window.getByRole('button', { name: /^All events/ }).click();
  await window.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor();
  await album.take('feed');
  const acknowledged = await acknowledgeInbox(window, university, album);

  const profile = join(desktop.folder, 'profile');
  const audits = await Promise.all(
    sides.map(async ({ aos, account }, n) =>
      audit(aos, records[n]?.filter ?? '', await accountDatabase(profile, account)),
    ),
  );
  const events = sum(audits.map(({ stored }) => stored));
  const lost = sum(audits.map((one) => one.lost));
  const duplicates = sum(audits.map((one) => one.duplicates));
  const banners = desktop.banners ? await desktop.banners.count() : null;
  return {
    ok:
      events >= leastEvents &&
      lost === 0 &&
      duplicates === 0 &&
      banners !== 0 &&
      acknowledged >= leastAcknowledged,
    electron: (await askApp(window, 'app.state')).about.electron,
    server: university.address,
    events,
    acked: events - sum(records.map(({ pending, outstanding }) => pending + outstanding)),
    lost,
    duplicates,
    banners,
    acknowledged,
    screenshots: album.taken,
  };
}

const servers = await startServers({ university: 3, institute: 0 });
const desktop = await startDesktop();
let ok = false;
try {
  say('Starting the app …');
  const app = await launch(desktop, { args: ['--provision', await writeAccounts(servers, desktop.folder)] });
  try {
    const result = await check(servers, desktop, app);
    await app.quit();
    const left = await desktop.leftovers();
    ok = result.ok && left.length === 0;
    process.stdout.write(`${JSON.stringify({ ...result, ok })}\n`);
  } catch (error) {
    say(app.output());
    await app.kill();
    throw error;
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.stdout.write(`${JSON.stringify({ ok: false, problem: String(error) })}\n`);
} finally {
  await desktop.close();
  await servers.stop();
}
process.exit(ok ? 0 : 1);
