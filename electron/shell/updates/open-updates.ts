import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { isReplaceable, replaceAppImage } from './app-image.ts';
import { createUpdates, type Updates } from './updates.ts';

interface OpenUpdatesOptions {
  settings: SettingsFile;
  /** The folder of the app's data. */
  data: string;
  clock: Clock;
  log: Log;
}

/**
 * Creates the updates of this installation. Only an AppImage is replaced by the app, where this account may write it; other
 * packages belong to the system's package manager or need a person.
 */
export function openUpdates({ settings, data, clock, log }: OpenUpdatesOptions): Updates {
  // Set by the runtime of an AppImage (github.com/AppImage/type2-runtime): the path of the file.
  const appImage = process.platform === 'linux' ? process.env.APPIMAGE : undefined;
  return createUpdates({
    settings,
    async openFeed(policy) {
      // Loaded only where a feed is configured, so that the app starts no slower without one.
      const { openUpdaterFeed } = await import('./updater-feed.ts');
      return openUpdaterFeed({ policy, folder: join(data, 'updates'), version: app.getVersion(), clock });
    },
    canInstall: () => (appImage === undefined ? Promise.resolve(false) : isReplaceable(appImage)),
    async install(file) {
      if (appImage === undefined) return;
      await replaceAppImage(file, appImage);
      // Only when this one has ended: two cannot run on one profile. A link must not be followed a second time.
      const args = process.argv.slice(1).filter((arg) => !arg.startsWith('aruna-notify:'));
      app.once('quit', () => {
        const started = spawn(appImage, args, { detached: true, stdio: 'ignore' });
        started.on('error', (error) => log(`the new version was not started: ${String(error)}`));
        started.unref();
      });
      app.quit();
    },
    clock,
    log,
  });
}
