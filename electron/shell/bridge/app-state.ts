import type { Engine } from '../../core/engine/engine-api.ts';
import type { AppState } from '../../ipc/contract.ts';
import type { AlertHolding } from '../banners/open-holding.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { GlobalShortcut } from '../shortcut/shortcut.ts';
import type { Keychain } from '../tokens/keychain.ts';
import type { TrayPresence } from '../tray/tray-presence.ts';
import type { Updates } from '../updates/updates.ts';

export interface AppStateSources {
  engine: Pick<Engine, 'accounts' | 'rules' | 'status'>;
  settings: Pick<SettingsFile, 'get'>;
  holding: Pick<AlertHolding, 'current'> & { pause: Pick<AlertHolding['pause'], 'until'> };
  keychain: Pick<Keychain, 'known'>;
  tray: Pick<TrayPresence, 'isPresent'>;
  shortcut: Pick<GlobalShortcut, 'state'>;
  updates: Pick<Updates, 'state'>;
  about: AppState['about'];
}

/** Returns a function that reads the small state that the page always has in full. */
export function createAppState(sources: AppStateSources): () => AppState {
  const { engine, settings, holding, keychain, tray, shortcut, updates, about } = sources;
  const started = settings.get();
  return () => {
    const {
      alertsPausedUntil: _until,
      alertsPausedFrom: _from,
      window: _bounds,
      autostartGranted: _granted,
      saidStillRunning: _said,
      shortcut: _keys,
      updates: _policy,
      ...preferences
    } = settings.get();
    return {
      ...preferences,
      accounts: engine.accounts(),
      rules: [...engine.rules()],
      status: engine.status(),
      alertsPausedUntil: holding.pause.until(),
      hold: holding.current(),
      keychain: keychain.known(),
      tray: tray.isPresent(),
      needsRestart: preferences.language !== started.language || preferences.clock !== started.clock,
      shortcut: shortcut.state(),
      updates: updates.state(),
      about,
    };
  };
}
