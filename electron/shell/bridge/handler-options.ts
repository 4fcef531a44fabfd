import type { Engine } from '../../core/engine/engine-api.ts';
import type { PauseChoice } from '../../core/model/pause-choices.ts';
import type { AppState } from '../../ipc/contract.ts';
import type { Autostart } from '../autostart/autostart.ts';
import type { Help } from '../diagnostics/help.ts';
import type { Restore } from '../settings/restore.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { GlobalShortcut } from '../shortcut/shortcut.ts';
import type { Updates } from '../updates/updates.ts';
import type { PageRelease } from '../window/page-release.ts';
import type { PageStill } from '../window/page-still.ts';
import type { Exports } from './save-export.ts';
import type { statisticsSaving } from './save-statistics.ts';

/** What the handlers of the page's requests call. */
export interface HandlerOptions {
  engine: Engine;
  settings: SettingsFile;
  state: () => AppState;
  restart: () => void;
  pauseAlerts: (choice: PauseChoice | null) => void;
  copy: (text: string) => void;
  openKeychain: () => Promise<void>;
  help: Help;
  playsSound: () => Promise<boolean | null>;
  exports: Exports;
  restore: Pick<Restore, 'restore'>;
  /** Asks the person where to save accounts and subscriptions; null if they cancel. */
  chooseSetup: () => Promise<string | null>;
  saveStatistics: ReturnType<typeof statisticsSaving>;
  openExternal: (address: string) => Promise<void>;
  release: Pick<PageRelease, 'handOver' | 'take'>;
  still: Pick<PageStill, 'keep' | 'forget'>;
  autostart: Autostart;
  shortcut: Pick<GlobalShortcut, 'set'>;
  updates: Pick<Updates, 'check' | 'install' | 'downloadPage'>;
}
