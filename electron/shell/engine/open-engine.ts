import { join } from 'node:path';
import type { Clock } from '../../core/base/clock.ts';
import { defaultTiming } from '../../core/base/timing.ts';
import { createEngine } from '../../core/engine/engine.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { EngineOptions } from '../../core/session/engine-options.ts';
import type { Language } from '../../words/language.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { createSystemFetch } from '../network/system-fetch.ts';
import type { Keychain } from '../tokens/keychain.ts';
import { createVault } from '../tokens/vault.ts';

export interface AppEngineOptions extends Pick<EngineOptions, 'network' | 'proxy' | 'isAttended'> {
  /** The folder of the app's data. */
  data: string;
  /** The folder of the tokens. */
  vault: string;
  storeWorker: URL;
  keychain: Keychain;
  clock: Clock;
  language: Language;
  log: Log;
}

/** Creates the engine with what it needs of Electron and of the operating system. */
export function openEngine({ data, vault, keychain, language, ...options }: AppEngineOptions): Engine {
  const { you, announcements } = language.words.subscriptions;
  return createEngine({
    ...options,
    folder: join(data, 'data'),
    fetch: createSystemFetch(),
    extraAuthorities: process.env.NODE_EXTRA_CA_CERTS,
    vault: createVault(vault, keychain, options.log),
    random: Math.random,
    timing: defaultTiming,
    locale: language.locale,
    ownNames: { user: you, announcements },
  });
}
