import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import type { Stage } from '../../desks/situation.ts';
import { busOf, startSignedIn } from '../../desks/situations/signed-in-app.ts';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { startNotificationDaemon } from '../../e2e/fixtures/daemon.ts';
import { accountDatabase } from '../../e2e/fixtures/database.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { live, upload } from '../../e2e/fixtures/signed-in.ts';
import { openDatabase } from '../../electron/core/store/schema/sqlite.ts';
import { ofResources } from '../../electron/core/testing/queries.ts';
import { type BannerWatch, watchBanners } from '../banner-watch.ts';
import type { Cells, Part } from '../part.ts';

/** How many events a weekend has. */
const WEEKEND = 5_000;
/** The longest that the app may take to catch up with them, ms. */
const PATIENCE = 120_000;
/** After this long without a further banner, ms, there will be none: a burst is brought up to date within 15 s. */
const CALM_MS = 16_000;

/** What is told from one run of the app to the next: nothing twice, and nothing that waited one by one. */
export const fromRunToRun: Part = {
  name: 'from one run to the next',
  needs: ['dunst', 'gnome-keyring-daemon', 'Xvfb', 'dbus-daemon'],
  async play(stage, cells) {
    const desktop = await stage.desktop({ banners: false });
    const bus = busOf(desktop);
    const watch = stage.keep(await watchBanners(bus, desktop.env.DBUS_SESSION_BUS_ADDRESS ?? ''));
    const daemon = stage.keep(await startNotificationDaemon(bus, desktop.folder, desktop.env));
    const aos = await stage.aos();
    const runs: Runs = { stage, desktop, aos, watch, closeAll: daemon.closeAll };
    await (await startSignedIn(stage, desktop, aos)).quit();
    await cells.cell('5,000 events after a weekend: one banner', () => afterWeekend(runs));
    await announcements(runs, cells);
    await cells.cell('snoozed, and due while the app was off: one banner', () => snoozed(runs));
    await cells.cell('nothing is told a second time', () => nothingMore(runs));
  },
};

interface Runs {
  stage: Stage;
  desktop: Desktop;
  aos: LocalAos;
  watch: BannerWatch;
  closeAll(): Promise<unknown>;
}

/** Runs the app while something is done, until no further banner comes. Returns the titles that there were. */
async function titlesOf(runs: Runs, work: (app: RunningApp) => Promise<void>): Promise<string[]> {
  const { stage, desktop, aos, watch } = runs;
  const place = watch.taken.length;
  const app = await stage.start(desktop);
  try {
    await work(app);
    await live(app, aos);
    await calm(watch);
  } finally {
    await app.quit();
    await runs.closeAll();
  }
  return watch.taken.slice(place).map(({ title }) => title);
}

async function calm(watch: BannerWatch): Promise<void> {
  let count = watch.taken.length;
  let since = Date.now();
  await until(
    'no further banner',
    async () => {
      await watch.catchUp();
      if (count !== watch.taken.length) since = Date.now();
      count = watch.taken.length;
      return Date.now() - since > CALM_MS;
    },
    PATIENCE,
  );
}

async function afterWeekend(runs: Runs): Promise<void> {
  const names = Array.from({ length: WEEKEND }, (_, n) => `weekend_${n}.csv`);
  await upload(runs.aos, names);
  const titles = await titlesOf(runs, ({ window }) =>
    until(
      'all events',
      async () => (await askApp(window, 'feed.count', { ...ofResources, derived: false })).total >= WEEKEND,
      PATIENCE,
    ).then(() => undefined),
  );
  deepStrictEqual(titles, ['5,000 events while you were away']);
}

/** Announcements that were published while the app was off. */
async function announcements(runs: Runs, cells: Cells): Promise<void> {
  const published = ['Disks are exchanged', 'Version 3', 'A portal of its own'];
  for (const [n, title] of published.entries())
    await runs.aos.control.announce({ title, kind: n === 0 ? 'maintenance' : 'release' });
  const titles = await titlesOf(runs, async () => undefined);
  for (const title of published)
    await cells.cell(`one banner for the announcement “${title}”`, () =>
      deepStrictEqual(
        titles.filter((one) => one.includes(title)),
        [title],
      ),
    );
  await cells.cell('no other banner beside announcements', () =>
    deepStrictEqual(titles.length, published.length),
  );
}

async function snoozed(runs: Runs): Promise<void> {
  const { aos, desktop } = runs;
  await titlesOf(runs, async ({ window }) => {
    await upload(aos, ['later.csv']);
    const later = await until('the event', async () => {
      const page = await askApp(window, 'feed.page', { query: ofResources, offset: 0, limit: 5 });
      return page.find(({ name, action }) => name === 'later.csv' && action === 'created') ?? null;
    });
    const which = [{ account: later.account, id: later.id }];
    await askApp(window, 'snooze.begin', { what: { are: 'events', which }, until: 'tomorrow' });
  });
  const db = openDatabase(await accountDatabase(join(desktop.folder, 'profile')));
  db.prepare('UPDATE snooze SET until = ? WHERE back IS NULL').run(Date.now() - 1_000);
  db.close();
  deepStrictEqual(await titlesOf(runs, async () => undefined), ['later.csv created']);
}

async function nothingMore(runs: Runs): Promise<void> {
  deepStrictEqual(await titlesOf(runs, async () => undefined), []);
}
