import { safeStorage } from 'electron';
import type { Keychain } from './vault.ts';

/**
 * The keychain behind Electron's safeStorage. On Linux, safeStorage falls back to a key that is the same on every computer
 * ("basic_text"), which does not count as a keychain. The other systems always have one. Works only once the app is ready.
 */
export const systemKeychain: Keychain = {
  isAvailable: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' ||
      !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};
