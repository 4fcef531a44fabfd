import { app, safeStorage } from 'electron';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { alwaysOpen, type KeyService, noKeyService } from './key-service.ts';
import { createKeychain, type Keychain } from './keychain.ts';
import { kwallet } from './kwallet.ts';
import { type PasswordStore, recordStore } from './password-store.ts';
import { secretService } from './secret-service.ts';

/** The names that Electron has for Chromium's stores; any other means a key that is the same on every computer. */
const storeOfBackend: Partial<Record<string, PasswordStore>> = {
  gnome_libsecret: 'gnome-libsecret',
  kwallet: 'kwallet',
  kwallet5: 'kwallet5',
  kwallet6: 'kwallet6',
};

/** The keychain of this computer. Works only once the app is ready. @param vault the folder that its store is recorded in */
export function systemKeychain(bus: Bus, vault: string, log: Log): Keychain & { stop: () => void } {
  if (process.platform !== 'linux') {
    return createKeychain({ service: alwaysOpen, storage: safeStorage, expected: 'open', log });
  }
  const store = storeOfBackend[safeStorage.getSelectedStorageBackend()];
  if (store === undefined) {
    return createKeychain({ service: noKeyService, storage: safeStorage, expected: 'missing', log });
  }
  const storage = {
    isEncryptionAvailable: () => safeStorage.isEncryptionAvailable(),
    decryptString: (bytes: Buffer) => safeStorage.decryptString(bytes),
    encryptString(text: string) {
      const sealed = safeStorage.encryptString(text);
      recordStore(vault, store);
      return sealed;
    },
  };
  return createKeychain({ service: serviceOf(store, bus, log), storage, expected: 'open', log });
}

function serviceOf(store: PasswordStore, bus: Bus, log: Log): KeyService {
  switch (store) {
    case 'gnome-libsecret':
      return secretService(bus, app.getName(), log);
    case 'kwallet':
      return kwallet(bus, '', app.getName(), log);
    case 'kwallet5':
      return kwallet(bus, '5', app.getName(), log);
    case 'kwallet6':
      return kwallet(bus, '6', app.getName(), log);
  }
}
