import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LaunchOptions, launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { bundle } from '../../scripts/lib/bundle.ts';
import { findElectron } from '../../scripts/runtime/electron.mjs';
import { buildWorld, type World } from '../ingest/world.ts';
import { type Server, startServer } from '../lib/server.ts';
import { seedDatabase } from '../seed/seed.ts';
import { countedByDay } from './counted-by-day.ts';
import type { FeedPlan } from './plan.ts';

/** A server, a desktop, and a profile whose one account has the database and watches the server's project. */
export interface FeedStage extends AsyncDisposable {
  server: Server;
  desktop: Desktop;
  world: World;
  account: string;
  /** Folder of the profile. */
  profile: string;
  start(options?: LaunchOptions): Promise<RunningApp>;
}

/** Objects that events are published about while the app runs. */
const OBJECTS = 500;
const PROFILE = 'profile';

/**
 * Signs the app in once, puts the database under the account, and starts it a second time: the database, which the app
 * has not closed itself, is read through there, as after a crash, its events are counted by day, and the project is watched from now on.
 *
 * @param database a seeded one to use; made when left out.
 */
export async function openFeedStage(
  plan: Pick<FeedPlan, 'events' | 'resources' | 'days'>,
  database: string | undefined,
  hasTray = false,
): Promise<FeedStage> {
  if ((await findElectron()) === null)
    throw new Error('There is no Electron runtime: npm run setup gets one.');
  const options = ['--seed', '11'];
  const programs = await bundle({ aos: 'devserver/main.ts' });
  const [server, desktop] = await Promise.all([
    startServer(programs.files.aos, options),
    startDesktop({ tray: hasTray }),
  ]);
  const close = async () => {
    programs[Symbol.dispose]();
    await desktop.close();
    await server[Symbol.asyncDispose]();
  };
  try {
    const world = await buildWorld(server, OBJECTS);
    const start = (how: LaunchOptions = {}) => launch(desktop, { profile: PROFILE, ...how });
    const data = join(desktop.folder, PROFILE, 'data');
    const account = await signIn(server, desktop, start);
    const file = join(data, `${account}.sqlite`);
    for (const suffix of ['', '-wal', '-shm', '.closed']) await rm(file + suffix, { force: true });
    if (database !== undefined) await copyFile(database, file);
    else {
      const { events, resources, days } = plan;
      seedDatabase({ out: file, events, resources, days, now: Date.now(), seed: 1 });
    }
    const app = await start();
    await until('the database to be open', () => isOpen(app, account), 60_000);
    const target = { kind: 'resource', resourceId: server.project.id, resourceKind: 'project' } as const;
    await askApp(app.window, 'watch.add', {
      account,
      target: { ...target, subresources: true },
      start: { from: 'now' },
    });
    await countedByDay(app, file);
    await app.quit();
    return {
      server,
      desktop,
      world,
      account,
      profile: join(desktop.folder, PROFILE),
      start,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Returns the account's id. */
async function signIn(
  server: Server,
  desktop: Desktop,
  start: (how: LaunchOptions) => Promise<RunningApp>,
): Promise<string> {
  const facts = { ...server, projects: [server.project] };
  const app = await start({ args: ['--provision', await writeProvision(facts, desktop.folder)] });
  const account = await until('the account', async () => {
    const { accounts } = await askApp(app.window, 'app.state');
    return accounts[0]?.subscriptions.some(({ target }) => target.kind === 'resource')
      ? accounts[0].id
      : null;
  });
  await app.quit();
  return account;
}

async function isOpen(app: RunningApp, account: string): Promise<boolean> {
  const { accounts } = await askApp(app.window, 'app.state');
  return accounts.find(({ id }) => id === account)?.status.state !== 'halted';
}
