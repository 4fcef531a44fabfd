import type { BrowserWindow } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { EngineChange } from '../../core/model/change.ts';
import { type EventRow, everything } from '../../core/model/event.ts';
import type { Language } from '../../words/language.ts';
import { pauseNow } from '../banners/pause.ts';
import type { Log } from '../lifecycle/log.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { showBadge } from '../tray/badge.ts';
import { overview } from '../tray/overview.ts';
import { createTray } from '../tray/tray.ts';
import type { TrayAction } from '../tray/tray-menu.ts';

/** Tray, badge and title follow at most so often, in milliseconds: each change of theirs goes over the desktop's bus. */
const pace = 250;

export interface OutsideOptions {
  engine: Pick<Engine, 'accounts' | 'feedPage'>;
  settings: SettingsFile;
  clock: Clock;
  icons: string;
  window: () => BrowserWindow | null;
  act: (action: TrayAction) => void;
  language: Language;
  log: Log;
}

/** What of the app is seen outside its window: tray, badge and title, all from the one overview. */
export function createOutside({
  engine,
  settings,
  clock,
  icons,
  window,
  act,
  language,
  log,
}: OutsideOptions) {
  const current = () =>
    overview(engine.accounts(), pauseNow(settings.get().alertsPausedUntil, clock.now()), language);
  const tray = createTray(current(), { clock, icons, act, language });
  let latest: EventRow[] = [];
  let stale = true;
  let cancel: (() => void) | null = null;
  let stopped = false;

  async function show(): Promise<void> {
    if (stale) {
      stale = false;
      latest = await engine.feedPage(everything, 0, 5).catch((error: unknown) => {
        log(`latest events for the tray: ${String(error)}`);
        return latest;
      });
    }
    if (stopped) return;
    const now = current();
    const open = window();
    if (open !== null && !open.isDestroyed()) open.setTitle(now.title);
    showBadge(now, open, icons);
    tray.update(now, latest);
  }

  function schedule(): void {
    if (stopped) return;
    cancel ??= clock.after(pace, () => {
      cancel = null;
      void show();
    });
  }

  return {
    title: () => current().title,
    change(change: EngineChange): void {
      if (change.added.length > 0 || change.altered || change.state) stale = true;
      schedule();
    },
    refresh(): void {
      stale = true;
      schedule();
    },
    stop(): void {
      stopped = true;
      cancel?.();
      tray.stop();
    },
  };
}
