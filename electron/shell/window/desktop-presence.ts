import type { Clock } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { EngineChange } from '../../core/model/change.ts';
import type { BadgeCounts } from '../../core/model/preferences.ts';
import type { Language } from '../../words/language.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { createBadge } from '../tray/badge.ts';
import { createLatestEvents } from '../tray/latest-events.ts';
import { type Alerting, overview } from '../tray/overview.ts';
import { createTray, type TrayActions } from '../tray/tray.ts';
import type { TrayPresence } from '../tray/tray-presence.ts';
import type { MainWindow } from './main-window.ts';

/** The shortest time between two updates of tray, badge and title: each change goes over the desktop's bus. */
const updateIntervalMs = 250;

export interface DesktopPresenceOptions {
  engine: Pick<Engine, 'accounts' | 'status' | 'feedPage'>;
  alerting: () => Alerting;
  /** What the number on the icon counts. */
  counted: () => BadgeCounts;
  bus: Bus;
  clock: Clock;
  /** The folder of the tray icons. */
  icons: string;
  window: Pick<MainWindow, 'current' | 'setTitle'>;
  actions: TrayActions;
  presence: TrayPresence;
  language: Language;
  log: Log;
}

/** Creates what the desktop shows of the app outside its window: tray, badge and title, all from one overview. */
export function createDesktopPresence(options: DesktopPresenceOptions) {
  const { engine, clock, window, language, log } = options;
  const current = () =>
    overview(engine.accounts(), engine.status(), options.alerting(), language, options.counted());
  const first = current();
  const tray = createTray(first, options);
  const showBadge = createBadge(options.bus);
  const latest = createLatestEvents(engine, log);
  let cancelUpdate: (() => void) | null = null;
  let isStopped = false;

  async function update(): Promise<void> {
    const events = await latest.read();
    if (isStopped) return;
    const now = current();
    window.setTitle(now.title);
    showBadge(now, window.current());
    tray.update(now, events);
  }

  function schedule(): void {
    if (isStopped) return;
    cancelUpdate ??= clock.after(updateIntervalMs, () => {
      cancelUpdate = null;
      void update();
    });
  }

  window.setTitle(first.title);
  return {
    change(change: EngineChange): void {
      latest.change(change);
      schedule();
    },
    refresh(): void {
      latest.refresh();
      schedule();
    },
    stop(): void {
      isStopped = true;
      cancelUpdate?.();
      tray.stop();
    },
  };
}
