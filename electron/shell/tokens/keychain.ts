import { createListeners } from '../../core/base/listeners.ts';
import type { KeychainState } from '../../core/model/account.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { KeyService } from './key-service.ts';

/** The operating system's keychain. It holds the key; the encrypted tokens are in files of the app. */
export interface Keychain {
  /** Its state when it was last asked for. */
  known(): KeychainState;
  /** Asks for its state, for a few seconds at most. */
  check(): Promise<KeychainState>;
  /** Has the person unlock it if it is locked; then listeners are called, whatever came of it. */
  open(): Promise<void>;
  /** Calls the listener when its state has changed; the returned function removes it. */
  onChange(listener: () => void): () => void;
  /** Only while it is open. */
  encrypt(text: string): Uint8Array;
  /** Only while it is open. @throws Error if the bytes were encrypted with another key or are damaged. */
  decrypt(bytes: Uint8Array): string;
}

/** What is used of Electron's safeStorage. Its calls are synchronous: on Linux they block until the key service answers. */
interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Uint8Array;
  decryptString(bytes: Buffer): string;
}

export interface KeychainOptions {
  service: KeyService;
  storage: SafeStorage;
  /** Assumed until the service was asked. */
  expected: KeychainState;
  log: Log;
}

/**
 * Creates the keychain over safeStorage, which is called only after its key service was found to answer. Chromium asks the
 * service for the key once and keeps it, and equally keeps that there was none (`os_crypt_linux.cc`): so it must not ask too
 * early, and once it has the key the service no longer matters.
 */
export function createKeychain({ service, storage, expected, log }: KeychainOptions) {
  const changes = createListeners();
  let known = expected;
  let hasKey = false;
  let checking: Promise<KeychainState> | undefined;

  async function ask(): Promise<KeychainState> {
    if (hasKey) return 'open';
    const state = await service.ask();
    if (state !== 'open') return state;
    hasKey = storage.isEncryptionAvailable();
    return hasKey ? 'open' : 'failed';
  }

  async function askAndTell(): Promise<KeychainState> {
    const state = await ask();
    const hasChanged = state !== known;
    if (hasChanged && state !== 'open') log(`the keychain: ${state}`);
    known = state;
    if (hasChanged) changes.tell();
    return state;
  }

  function check(): Promise<KeychainState> {
    checking ??= askAndTell().finally(() => {
      checking = undefined;
    });
    return checking;
  }

  const stop = service.follow(async () => {
    // An answer that is under way may be older than the change.
    await checking;
    if (!hasKey) await check();
  });
  return {
    known: () => known,
    check,
    async open(): Promise<void> {
      if ((await check()) === 'locked') {
        await service.unlock();
        await check();
      }
      changes.tell();
    },
    onChange: changes.add,
    encrypt: (text: string) => storage.encryptString(text),
    decrypt: (bytes: Uint8Array) => storage.decryptString(Buffer.from(bytes)),
    stop,
  } satisfies Keychain & { stop: () => void };
}
