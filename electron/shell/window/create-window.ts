import { join } from 'node:path';
import { app } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Language } from '../../words/language.ts';
import { announceReady } from '../lifecycle/announce-ready.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { createPageFetched } from './page-fetched.ts';
import { createPageSession } from './page-session.ts';
import { createPageStill, type PageStill } from './page-still.ts';
import { sayStillRunning } from './still-running.ts';

export interface CreateWindowOptions {
  /** The folder of the built app. */
  built: string;
  /** The folder of the profile. */
  data: string;
  settings: SettingsFile;
  /** Looks whether the app's icon is in a tray now. */
  hasTray: () => Promise<boolean>;
  isQuitting: () => boolean;
  language: Language;
  clock: Clock;
  log: Log;
}

export interface CreatedWindow {
  window: MainWindow;
  still: PageStill;
  /** Resolves when the page of the window, which is opened now, has fetched what its first frame needs. */
  fetched: () => Promise<void>;
}

/** Creates the window of the built app, which is not open yet, and what keeps a still of its page. */
export function createWindow(options: CreateWindowOptions): CreatedWindow {
  const { built, data, settings, hasTray, isQuitting, language, clock, log } = options;
  const { words, locales } = language;
  const folder = join(built, 'renderer');
  const still = createPageStill({
    file: join(data, 'still.json'),
    page: join(folder, 'index.html'),
    databases: join(data, 'data'),
    settings,
    locales,
    log,
  });
  const fetched = createPageFetched(clock);
  const window = createMainWindow({
    session: createPageSession({ folder, takeStill: still.take, served: fetched.served }),
    preload: join(built, 'preload/preload.cjs'),
    locales,
    settings,
    title: words.app,
    words,
    hasTray,
    isQuitting,
    quit: () => app.quit(),
    sayStillRunning: () => void sayStillRunning(words, () => app.quit()),
    clock,
    loaded: process.env.ARUNA_NOTIFY_SMOKE === '1' ? announceReady : () => undefined,
    log,
  });
  return { window, still, fetched: fetched.wait };
}
