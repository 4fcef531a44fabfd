import type { Account } from '../../core/model/account.ts';
import { Preferences } from '../../core/model/preferences.ts';
import type { AppState } from '../../ipc/contract.ts';
import { pauseNow } from '../banners/pause.ts';
import type { Settings } from '../settings/settings.ts';

export interface AppStateSources {
  accounts: Account[];
  settings: Settings;
  keychain: boolean;
  tray: boolean;
  about: AppState['about'];
  now: number;
}

/** The whole small state the page shows. */
export function appState({ accounts, settings, keychain, tray, about, now }: AppStateSources): AppState {
  return {
    ...Preferences.parse(settings),
    accounts,
    alertsPausedUntil: pauseNow(settings.alertsPausedUntil, now),
    keychain,
    tray,
    about,
  };
}
