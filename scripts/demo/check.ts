/** Drives the main job in the real app and counts it from three sides: the app, the server, the notification daemon. */
import type { LocalAos } from '../../devserver/server.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { watched, writeProvision } from '../../e2e/fixtures/provision.ts';
import { say } from '../lib/say.mjs';
import { type ServerFacts, tellServer } from './facts.ts';
import { notifications, startProject } from './project.ts';
import { createAlbum } from './screenshots.ts';
import { everythingOf, identities } from './stored.ts';

const leastEvents = 500;
const leastAcknowledged = 200;

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

async function check(aos: LocalAos, desktop: Desktop, { window }: RunningApp): Promise<Result> {
  const stats = async () => (await tellServer(aos.webAddress, 'stats')) as ServerFacts;
  const subscription = await until('the subscription', async () => {
    const { accounts } = await askApp(window, 'app.state');
    const found = accounts[0]?.subscriptions.find(
      ({ target }) => target.kind === 'resource' && target.resourceId === watched(aos).id,
    );
    return accounts[0] && found ? { account: accounts[0].id, id: found.id } : null;
  });
  const query = everythingOf(subscription.account, subscription.id);
  const count = async () => (await askApp(window, 'feed.count', query)).total;

  say('Waiting for the project’s events …');
  await until(`${leastEvents} events`, async () => (await count()) >= leastEvents, 60_000);
  if (desktop.banners) {
    const { banners } = desktop;
    await until('a banner', async () => (await banners.count()) > 0, 30_000);
  }
  await tellServer(aos.webAddress, 'setRate', { perSecond: 0 });
  const consumer = await until(
    'the acks to arrive',
    async () => {
      const { accounts } = await askApp(window, 'app.state');
      const id = accounts[0]?.subscriptions.find((one) => one.id === subscription.id)?.facts.consumer;
      const found = (await stats()).consumers.find((one) => one.id === id);
      const settled =
        found && found.pending === 0 && found.outstanding === 0 && found.acked === (await count());
      return settled ? found : null;
    },
    30_000,
  );

  const album = await createAlbum(window);
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
      const { length } = (await stats()).notifications.acknowledged;
      return length >= notifications ? length : null;
    },
    60_000,
  );
  await until('an empty inbox', async () => {
    const { accounts } = await askApp(window, 'app.state');
    return accounts[0]?.inbox === 0;
  });
  await album.take('inbox-after');

  const stored = await identities(window, query);
  const { about } = await askApp(window, 'app.state');
  const result = {
    electron: about.electron,
    server: aos.address,
    events: stored.length,
    acked: consumer.acked,
    duplicates: stored.length - new Set(stored).size,
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

const aos = await startProject(3);
const desktop = await startDesktop();
let ok = false;
try {
  say('Starting the app …');
  const app = await launch(desktop, { args: ['--provision', await writeProvision(aos, desktop.folder)] });
  try {
    const result = await check(aos, desktop, app);
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
  await aos.stop();
}
process.exit(ok ? 0 : 1);
