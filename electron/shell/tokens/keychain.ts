import { safeStorage } from 'electron';
import type { Keychain } from './vault.ts';

/**
 * Electron's safeStorage. On Linux it falls back to a key that is the same on every computer ("basic_text"), which is no
 * keychain; elsewhere the system always has one. Usable only when the app is ready.
 */
export const systemKeychain: Keychain = {
  available: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' ||
      !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};
