/**
 * Drives the main job in the real app, with two accounts, and counts it from three sides: the app, the servers, the
 * notification daemon.
 */
import type { LocalAos } from '../../devserver/server.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { watched } from '../../e2e/fixtures/provision.ts';
import { say } from '../lib/say.mjs';
import { writeAccounts } from './accounts.ts';
import { type ServerFacts, tellServer } from './facts.ts';
import { notifications, type Servers, startServers } from './project.ts';
import { createAlbum } from './screenshots.ts';
import { everythingOf, identities } from './stored.ts';
import { showTwoAccounts } from './two-accounts.ts';

const leastEvents = 500;
const leastAcknowledged = 200;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

interface Result {
  ok: boolean;
  electron: string;
  server: string;
  events: number;
  acked: number;
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

async function check(servers: Servers, desktop: Desktop, { window }: RunningApp): Promise<Result> {
  const { university, institute } = servers;
  const stats = async (aos: LocalAos) => (await tellServer(aos.webAddress, 'stats')) as ServerFacts;
  const state = () => askApp(window, 'app.state');
  const find = (label: string, aos: LocalAos) =>
    until(`the subscription of ${label}`, async (): Promise<Side | null> => {
      const account = (await state()).accounts.find((one) => one.label === label);
      const found = account?.subscriptions.find(
        ({ target }) => target.kind === 'resource' && target.resourceId === watched(aos).id,
      );
      return account && found ? { aos, account: account.id, subscription: found.id } : null;
    });
  const sides = [await find('university', university), await find('institute', institute)];
  const query = (side: Side) => everythingOf(side.account, side.subscription);
  const count = async (side: Side) => (await askApp(window, 'feed.count', query(side))).total;

  say('Waiting for the projects’ events …');
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
  const album = await createAlbum(window);
  await showTwoAccounts(window, servers, album);
  await tellServer(university.webAddress, 'setRate', { perSecond: 0 });
  /** How many events the server has the acks of, once it waits for none. */
  const settled = (side: Side) =>
    until(
      'the acks to arrive',
      async () => {
        const account = (await state()).accounts.find((one) => one.id === side.account);
        const id = account?.subscriptions.find((one) => one.id === side.subscription)?.facts.consumer;
        const found = (await stats(side.aos)).consumers.find((one) => one.id === id);
        const quiet = found && found.pending === 0 && found.outstanding === 0;
        return quiet && found.acked === (await count(side)) ? found.acked : null;
      },
      30_000,
    );
  const acked = sum(await Promise.all(sides.map(settled)));

  await window.getByRole('button', { name: /^All events/ }).click();
  await window.getByRole('listbox', { name: 'Events' }).getByRole('option').first().waitFor();
  await album.take('feed');

  say('Acknowledging the inbox …');
  await window.getByRole('button', { name: /^Inbox/ }).click();
  const selectAll = window.getByRole('button', { name: /^Select all / });
  await selectAll.waitFor();
  await album.take('inbox-before');
  await selectAll.click();
  await window.getByRole('button', { name: /^Acknowledge \(\d/ }).click();
  const acknowledged = await until(
    'the server to settle them',
    async () => {
      const { length } = (await stats(university)).notifications.acknowledged;
      return length >= notifications ? length : null;
    },
    60_000,
  );
  await until('an empty inbox', async () => sum((await state()).accounts.map((one) => one.inbox)) === 0);
  await album.take('inbox-after');

  const stored = await Promise.all(sides.map((side) => identities(window, query(side))));
  const events = sum(stored.map((list) => list.length));
  const { about } = await state();
  const result = {
    electron: about.electron,
    server: university.address,
    events,
    acked,
    duplicates: events - sum(stored.map((list) => new Set(list).size)),
    banners: desktop.banners ? await desktop.banners.count() : null,
    acknowledged,
    screenshots: album.taken,
  };
  const ok =
    result.events >= leastEvents &&
    result.acked === result.events &&
    result.duplicates === 0 &&
    result.banners !== 0 &&
    acknowledged >= leastAcknowledged;
  return { ok, ...result };
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
