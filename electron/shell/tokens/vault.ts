import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import type { Keep } from '../../core/model/account.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { Vault } from '../../core/session/engine-options.ts';
import type { Log } from '../lifecycle/log-file.ts';

/** The operating system's keychain. It holds the key; the encrypted tokens are in files of the app. */
export interface Keychain {
  /** False if there is none, or if its key is known to everybody. */
  isAvailable(): boolean;
  encrypt(text: string): Uint8Array;
  decrypt(bytes: Uint8Array): string;
}

/**
 * Creates the vault, which keeps each token where the person chose: encrypted with the keychain's key, in memory until the
 * app ends, or in a plain file that only its owner can read. It throws an AosError of kind `storage` if it cannot.
 */
export function createVault(folder: string, keychain: Keychain, log: Log): Vault {
  const memory = new Map<string, string>();
  // Account ids may contain any character; a hash of one is always a valid file name.
  const file = (account: string, kind: 'sealed' | 'plain') =>
    join(folder, `${createHash('sha256').update(account).digest('hex').slice(0, 32)}.${kind}`);

  /** Deletes every stored token of an account, except the one that was just written. */
  async function forget(account: string, written?: 'sealed' | 'plain' | 'memory'): Promise<void> {
    if (written !== 'memory') memory.delete(account);
    for (const kind of ['sealed', 'plain'] as const) {
      if (written !== kind) await rm(file(account, kind), { force: true });
    }
  }

  return {
    async get(account) {
      const held = memory.get(account);
      if (held !== undefined) return held;
      const sealed = await readIfThere(file(account, 'sealed'));
      if (sealed !== null) return decrypt(sealed, keychain, log);
      const plain = await readIfThere(file(account, 'plain'));
      return plain === null ? null : plain.toString('utf8');
    },
    async put(account, token, keep) {
      const write = prepareFile(token, keep, keychain);
      // The new token is stored before the old one is deleted, because the power may fail in between.
      if (write === null) memory.set(account, token);
      else writeToken(file(account, write.kind), write.content);
      await forget(account, write?.kind ?? 'memory');
    },
    remove: (account) => forget(account),
  };
}

/** Returns what to write to disk; null if the token stays in memory. It fails before anything old is deleted. */
function prepareFile(token: string, keep: Keep, keychain: Keychain) {
  if (keep === 'memory') return null;
  if (keep === 'file') return { kind: 'plain' as const, content: Buffer.from(token, 'utf8') };
  if (!keychain.isAvailable()) {
    throw new AosError(problem('keychain-missing'));
  }
  return { kind: 'sealed' as const, content: keychain.encrypt(token) };
}

function writeToken(path: string, content: Uint8Array): void {
  try {
    writeAtomically(path, content);
  } catch (cause) {
    throw new AosError(problem('folder-unusable'), { cause });
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null if the keychain is locked or is not the one that encrypted the token: the account then asks for its token. */
function decrypt(sealed: Uint8Array, keychain: Keychain, log: Log): string | null {
  if (!keychain.isAvailable()) return null;
  try {
    return keychain.decrypt(sealed);
  } catch (error) {
    log(`a token could not be decrypted: ${String(error)}`);
    return null;
  }
}
