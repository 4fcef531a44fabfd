import { join } from 'node:path';
import type { Clock } from '../../core/base/clock.ts';
import { chosenLocales } from '../../words/chosen-locales.ts';
import { languageFor } from '../../words/language.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { quitInOrder } from '../lifecycle/quit.ts';
import { receiveLinks } from '../lifecycle/receive-links.ts';
import { systemLocales } from '../lifecycle/system-locales.ts';
import { openSettings } from '../settings/settings.ts';
import type { TrayPresence } from '../tray/tray-presence.ts';
import { createWindow } from './create-window.ts';
import { isHiddenStart } from './hidden-start.ts';
import { followTheme } from './theme.ts';

export interface OpenFirstOptions {
  /** The folder of the built app. */
  built: string;
  /** The folder of the profile. */
  data: string;
  /** The longest that quitting takes, ms. */
  quitMs: number;
  clock: Clock;
  log: Log;
}

type Tray = Pick<TrayPresence, 'check'>;

/** What there is first of all: the window, and what it cannot do without. */
export type FirstParts = ReturnType<typeof openFirst>;

/**
 * Creates the window and what it needs, and opens it unless the app starts hidden. A window that is closed before the tray
 * was handed to `trayIs` waits for it.
 */
export function openFirst({ built, data, quitMs, clock, log }: OpenFirstOptions) {
  const { isQuitting, beforeQuit } = quitInOrder(quitMs, log);
  const settings = openSettings(join(data, 'settings.json'), clock, log);
  const language = languageFor(chosenLocales(systemLocales(), settings.get()));
  let trayIs: (tray: Tray) => void = () => {};
  const tray = new Promise<Tray>((resolve) => {
    trayIs = resolve;
  });
  const hasTray = async () => (await tray).check();
  const created = createWindow({ built, data, settings, hasTray, isQuitting, language, clock, log });
  const { still, window } = created;
  const followWith = receiveLinks({ show: window.show, log });
  followTheme(settings);
  let fetched = Promise.resolve();
  if (isHiddenStart(process.argv, settings.get().startHidden)) still.end();
  else {
    fetched = created.fetched();
    window.open();
  }
  return { language, beforeQuit, settings, still, window, fetched, followWith, trayIs };
}
