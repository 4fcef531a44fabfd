/** Goes through the states of the app that have to look right, and takes a picture of each. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { languages } from '../../electron/words/languages.ts';
import { say } from '../lib/say.mjs';
import { type Camera, createCamera } from './camera.ts';
import { signInScreens } from './sign-in.ts';
import { everyStop } from './signed-in.ts';
import {
  databaseScreens,
  dateTooOld,
  emptyScreens,
  longBurst,
  lostServer,
  offlineScreen,
  overfullInbox,
} from './states.ts';

const size = { width: 1180, height: 760 };

/** In the first language everything is looked at; in others what their longer words may cut. */
const looksIn = (language: string) =>
  language === 'en' ? (['light', 'dark', 'narrow', 'wide'] as const) : (['light', 'narrow'] as const);

type Take = (app: RunningApp, camera: Camera) => Promise<void>;

/** Starts the app with a profile of its own, takes its pictures and quits it. */
async function picture(
  desktop: Desktop,
  { profile, args = [], language = 'en' }: { profile: string; args?: string[]; language?: string },
  take: Take,
): Promise<void> {
  const app = await launch(desktop, { profile, args: [...args, `--lang=${language}`] });
  try {
    const camera = createCamera(app, language);
    await camera.size(size.width, size.height);
    await camera.theme('light');
    await take(app, camera);
  } finally {
    await app.quit();
  }
}

type ServerOptions = Parameters<typeof startAos>[0];

/** Has a server of its own while something is done with it. */
async function withServer(options: ServerOptions, work: (aos: LocalAos) => Promise<void>): Promise<void> {
  const aos = await startAos({ heartbeatMs: 2_000, seed: 7, ...options });
  try {
    await work(aos);
  } finally {
    await aos.stop();
  }
}

/** Signs in to a server of its own, in a profile of that name. */
const onServer = (
  desktop: Desktop,
  { profile, language = 'en', ...options }: ServerOptions & { profile: string; language?: string },
  take: (app: RunningApp, camera: Camera, aos: LocalAos) => Promise<void>,
): Promise<void> =>
  withServer(options, async (aos) => {
    const folder = join(desktop.folder, `for-${profile}`);
    await mkdir(folder, { recursive: true });
    const args = ['--provision', await writeProvision(aos, folder)];
    await picture(desktop, { profile, args, language }, (app, camera) => take(app, camera, aos));
  });

/** Takes all pictures; returns what could not be reached. */
async function all(desktop: Desktop): Promise<string[]> {
  const missed: string[] = [];
  const full = { backlog: 1_500, notifications: 24 };
  await withServer(full, (aos) =>
    picture(desktop, { profile: 'new' }, (app, camera) => signInScreens(app, camera, aos)),
  );
  for (const [language, words] of Object.entries(languages))
    await onServer(desktop, { ...full, profile: language, language }, async (app, camera, server) => {
      missed.push(...(await everyStop(app, camera, server, words, looksIn(language))));
    });
  await onServer(desktop, { backlog: 0, notifications: 0, profile: 'empty' }, emptyScreens);
  await onServer(desktop, { ...full, profile: 'states' }, async (app, camera, server) => {
    await longBurst(app, camera, server);
    await dateTooOld(app, camera);
    await lostServer(app, camera, server);
    await offlineScreen(app, camera);
    await databaseScreens(app, camera);
  });
  await onServer(desktop, { notifications: 10_000, profile: 'overfull' }, overfullInbox);
  return missed;
}

const desktop = await startDesktop({ screen: { width: 2600, height: 1400 } });
try {
  const missed = await all(desktop);
  if (missed.length > 0) throw new Error(`not reached: ${missed.join(', ')}`);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await desktop.close();
}
process.exit();
