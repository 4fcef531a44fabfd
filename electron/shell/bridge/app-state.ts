import type { AccountView } from '../../core/model/account.ts';
import type { AppState } from '../../ipc/contract.ts';
import { pauseNow } from '../banners/pause.ts';
import type { Settings } from '../settings/settings.ts';

export interface AppStateSources {
  accounts: AccountView[];
  settings: Settings;
  keychain: boolean;
  tray: boolean;
  about: AppState['about'];
  now: number;
}

/** The whole small state the page shows. */
export function appState({ accounts, settings, keychain, tray, about, now }: AppStateSources): AppState {
  return {
    accounts,
    alertsPausedUntil: pauseNow(settings.alertsPausedUntil, now),
    theme: settings.theme,
    density: settings.density,
    keepDays: settings.keepDays,
    fold: settings.fold,
    hideDerived: settings.hideDerived,
    filters: settings.filters,
    keychain,
    tray,
    about,
  };
}
