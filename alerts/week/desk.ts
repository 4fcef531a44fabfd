import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../../desks/situation.ts';
import { busOf } from '../../desks/situations/signed-in-app.ts';
import type { LocalAos } from '../../devserver/server.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { accountDatabase } from '../../e2e/fixtures/database.ts';
import { systemClock } from '../../electron/core/base/clock.ts';
import { type FakeClock, fakeClock } from '../../electron/core/testing/fake-clock.ts';
import { type Harness, signIn, startHarness } from '../../electron/core/testing/harness.ts';
import { createBusBanners } from '../../electron/shell/banners/bus-banners.ts';
import { followAlerts } from '../../electron/shell/banners/follow-alerts.ts';
import { openHolding } from '../../electron/shell/banners/open-holding.ts';
import { openBus } from '../../electron/shell/bus/open-bus.ts';
import { openSettings } from '../../electron/shell/settings/settings.ts';
import { languageFor } from '../../electron/words/language.ts';
import { type BannerWatch, watchBanners } from '../banner-watch.ts';
import { table } from './weeks.ts';

/** The app without its window, at a clock that is driven: the real engine and what shows its alerts, on a real bus. */
export interface Desk {
  clock: FakeClock;
  aos: LocalAos;
  watch: BannerWatch;
  /** The file of the account's database. */
  database: string;
}

/** How finely time passes while something is done, ms. */
const STEP = 20;
const DAYS = 86_400_000;
const MONTHS = 200 * DAYS;
/** Nothing is found silent or polled for months: hours pass in an instant here. */
const patience = {
  heartbeat: MONTHS,
  stall: MONTHS,
  recordMin: MONTHS,
  recordMax: 2 * MONTHS,
  inboxPoll: MONTHS,
  announcementPoll: MONTHS,
};

/** @param start what the clock shows at first, epoch ms. */
export async function openDesk(stage: Stage, start: number): Promise<Desk> {
  const clock = fakeClock(start);
  const [desktop, aos] = await Promise.all([
    stage.desktop({ keychain: false, tray: false }),
    stage.aos({ clock }),
  ]);
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const watch = stage.keep(await watchBanners(busOf(desktop), address));
  const app = stage.keep(await startHarness({ engine: { clock }, timing: patience }));
  showOn(stage, address, app, clock, join(desktop.folder, 'settings.json'));
  const account = await passing(clock, watchProject(app, aos));
  return { clock, aos, watch, database: await accountDatabase(app.folder, account) };
}

/** Signs in and watches the first project. Returns the account's id once that is live. */
async function watchProject({ engine }: Harness, aos: LocalAos): Promise<string> {
  const account = await signIn(engine, aos.address, aos.token);
  const target = {
    kind: 'resource',
    resourceId: aos.projects[0]?.id ?? '',
    resourceKind: 'project',
    subresources: true,
  } as const;
  await engine.watch(account, target, { from: 'now' });
  await until('the subscription to be live', () => engine.status().state === 'live');
  return account;
}

/** Lets time pass as usual while something is done. */
async function passing<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await Promise.race([done, sleep(STEP)]).catch(() => undefined);
    await clock.advance(STEP);
  }
  return done;
}

/** Connects the engine's alerts with the notification service, as the app does. */
function showOn(stage: Stage, address: string, { engine }: Harness, clock: FakeClock, file: string): void {
  const log = () => undefined;
  // Calls on the bus take true time.
  const bus = openBus({ address, clock: systemClock, log });
  const settings = openSettings(file, clock, log);
  settings.change({ quietHours: table });
  const holding = openHolding({ settings, bus, network: { onWake: () => () => undefined }, clock });
  const language = languageFor('en');
  const { app, alerts } = language.words;
  const words = { app, actions: alerts.actions, soundFile: '' };
  const service = createBusBanners({ bus, clock: systemClock, words, pictureOf: () => null });
  const without = { goTo: () => undefined, tell: () => undefined };
  const closeBanners = followAlerts({ engine, settings, holding, service, language, ...without, log });
  stage.keep({
    async [Symbol.asyncDispose]() {
      holding.stop();
      closeBanners();
      bus.stop();
    },
  });
}
