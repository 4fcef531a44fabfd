/** Goes through the states of the app that have to look right, and takes a picture of each. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { type Desktop, startDesktop } from '../../e2e/fixtures/desktop.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { say } from '../lib/say.mjs';
import { createCamera } from './camera.ts';
import { signInScreens } from './sign-in.ts';
import { lostServer, signedInScreens } from './signed-in.ts';
import { databaseScreens, feedDialogs, foldedScreens, offlineScreen, overfullInbox } from './states.ts';

const size = { width: 1180, height: 760 };

/** Starts the app with a profile of its own, takes its pictures and quits it. */
async function picture(
  desktop: Desktop,
  profile: string,
  args: string[],
  take: (app: RunningApp, camera: ReturnType<typeof createCamera>) => Promise<void>,
): Promise<void> {
  const app = await launch(desktop, { profile, args });
  try {
    const camera = createCamera(app);
    await camera.size(size.width, size.height);
    await take(app, camera);
  } finally {
    await app.quit();
  }
}

async function all(aos: LocalAos, desktop: Desktop): Promise<void> {
  await picture(desktop, 'new', [], (app, camera) => signInScreens(app, camera, aos));
  const provision = ['--provision', await writeProvision(aos, desktop.folder)];
  await picture(desktop, 'signed-in', provision, (app, camera) => signedInScreens(app, camera, aos));
  aos.control.notify({ variant: 'access-requested', count: 5 });
  await picture(desktop, 'german', [...provision, '--lang=de'], async ({ window }, camera) => {
    await window.getByRole('listbox').getByRole('option').nth(8).waitFor({ state: 'attached' });
    await camera.theme('light');
    await window.waitForTimeout(2_500);
    await camera.take('feed-german');
    await window
      .getByRole('button', { name: /^Eingang/ })
      .first()
      .click();
    await camera.take('inbox-german');
  });
  await picture(desktop, 'signed-in', [], async (app, camera) => {
    await foldedScreens(app, camera, aos);
    await feedDialogs(app, camera);
    await lostServer(app, camera, aos);
    await offlineScreen(app, camera);
    await databaseScreens(app, camera);
  });
  await overfullInbox(async (full, take) => {
    const folder = join(desktop.folder, 'overfull');
    await mkdir(folder);
    const args = ['--provision', await writeProvision(full, folder)];
    await picture(desktop, 'overfull', args, take);
  });
}

// Nothing is to come late: the pictures are of what was just published.
const aos = await startAos({
  backlog: 1_500,
  notifications: 24,
  heartbeatMs: 2_000,
  seed: 7,
});
const desktop = await startDesktop();
try {
  await all(aos, desktop);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await desktop.close();
  await aos.stop();
}
process.exit();
