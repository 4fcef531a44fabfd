import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../desks/situation.ts';
import { busOf } from '../../desks/situations/signed-in-app.ts';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { type NotificationDaemon, startNotificationDaemon } from '../../e2e/fixtures/daemon.ts';
import { accountDatabase } from '../../e2e/fixtures/database.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { type BannerWatch, watchBanners } from '../banner-watch.ts';
import { gridRules } from './rows.ts';

/** What the grid is played on: one app with an account for each state, as each account counts bursts by itself. */
export interface Scene {
  desktop: Desktop;
  app: RunningApp;
  watch: BannerWatch;
  /** The notification daemon as it is now; null while there is none. */
  daemon(): NotificationDaemon | null;
  startDaemon(): Promise<void>;
  endDaemon(): Promise<void>;
  accounts: readonly SceneAccount[];
}

/** An account of the app, with its server and the file of its database. */
export interface SceneAccount {
  aos: LocalAos;
  database: string;
}

export async function openScene(stage: Stage, count: number): Promise<Scene> {
  const desktop = await stage.desktop({ banners: false });
  const watch = stage.keep(await watchBanners(busOf(desktop), desktop.env.DBUS_SESSION_BUS_ADDRESS ?? ''));
  const service = daemonOf(stage, desktop);
  await service.startDaemon();
  const servers = await Promise.all(Array.from({ length: count }, (_, n) => stage.aos({ seed: n + 1 })));
  const app = await stage.start(desktop, { args: ['--provision', await provisionFor(servers, desktop)] });
  await until('all subscriptions to be live', () => areLive(app, count), 60_000);
  await askApp(app.window, 'app.settings', { fold: false });
  await askApp(app.window, 'rules.change', { rules: [...gridRules] });
  const accounts = await Promise.all(servers.map((aos) => accountOf(aos, app, desktop)));
  return { desktop, app, watch, accounts, ...service };
}

function daemonOf(stage: Stage, desktop: Desktop): Pick<Scene, 'daemon' | 'startDaemon' | 'endDaemon'> {
  let daemon: NotificationDaemon | null = null;
  const endDaemon = async () => {
    await daemon?.[Symbol.asyncDispose]();
    daemon = null;
  };
  stage.keep({ [Symbol.asyncDispose]: endDaemon });
  return {
    daemon: () => daemon,
    async startDaemon() {
      daemon = await startNotificationDaemon(busOf(desktop), desktop.folder, desktop.env);
    },
    endDaemon,
  };
}

/** Three projects of each server are watched, in the order of the rows' projects. */
async function provisionFor(servers: readonly LocalAos[], { folder }: Desktop): Promise<string> {
  const accounts = servers.map(({ address, token, projects }) => ({
    server: address,
    token,
    watch: projects.slice(0, 3).map(({ id }) => ({ resourceId: id, resourceKind: 'project', from: 'now' })),
  }));
  const file = join(folder, 'provision.json');
  await writeFile(file, JSON.stringify({ accounts }), { mode: 0o600 });
  return file;
}

async function areLive({ window }: RunningApp, count: number): Promise<boolean> {
  const { accounts } = await askApp(window, 'app.state');
  return (
    accounts.length === count &&
    accounts.every(({ subscriptions }) => {
      const projects = subscriptions.filter(({ target }) => target.kind === 'resource');
      return projects.length === 3 && projects.every(({ status }) => status.state === 'live');
    })
  );
}

/** The account of a server, its second project muted and its third telling of important events only. */
async function accountOf(aos: LocalAos, { window }: RunningApp, { folder }: Desktop): Promise<SceneAccount> {
  const { accounts } = await askApp(window, 'app.state');
  const found = accounts.find(({ server }) => server.endsWith(aos.address));
  if (!found) throw new Error(`there is no account of ${aos.address}`);
  const watching = (place: number) => {
    const one = found.subscriptions.find(
      ({ target }) => target.kind === 'resource' && target.resourceId === aos.projects[place]?.id,
    );
    if (!one) throw new Error(`project ${place} of ${aos.address} is not watched`);
    return { account: found.id, subscription: one.id };
  };
  await askApp(window, 'watch.change', { ...watching(1), muted: true });
  await askApp(window, 'watch.change', { ...watching(2), alerts: 'important' });
  return { aos, database: await accountDatabase(join(folder, 'profile'), found.id) };
}
