import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import type { Keep } from '../../core/model/account.ts';
import { AosError } from '../../core/model/problem.ts';
import type { Vault } from '../../core/session/engine-options.ts';
import type { Words } from '../../words/languages.ts';
import type { Log } from '../lifecycle/log.ts';

/** The operating system's keychain, as far as it is used: it holds the key, the cipher text lies in a file of ours. */
export interface Keychain {
  /** False where what calls itself encryption has a key that everybody knows. */
  available(): boolean;
  encrypt(text: string): Uint8Array;
  decrypt(bytes: Uint8Array): string;
}

/**
 * Keeps tokens where the person said: encrypted with the keychain's key, in this run's memory, or (only when asked for)
 * as a plain file that nobody else can read. Throws an AosError of kind `storage` where that is not possible.
 */
export function createVault(folder: string, keychain: Keychain, words: Words, log: Log): Vault {
  const memory = new Map<string, string>();
  // Account ids are core's business: hashed, any of them is a good file name.
  const file = (account: string, kind: 'sealed' | 'plain') =>
    join(folder, `${createHash('sha256').update(account).digest('hex').slice(0, 32)}.${kind}`);

  /** Forgets what is kept of an account, except for what was just written. */
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
      if (sealed !== null) return open(sealed, keychain, log);
      const plain = await readIfThere(file(account, 'plain'));
      return plain === null ? null : plain.toString('utf8');
    },
    async put(account, token, keep) {
      const write = prepare(token, keep, keychain, words);
      // The new one is there before the old one goes: in between the power may fail.
      if (write === null) memory.set(account, token);
      else store(file(account, write.kind), write.content, words);
      await forget(account, write?.kind ?? 'memory');
    },
    remove: (account) => forget(account),
  };
}

/** What to write, made before anything old is thrown away; null: nothing, it stays in memory. */
function prepare(token: string, keep: Keep, keychain: Keychain, words: Words) {
  if (keep === 'memory') return null;
  if (keep === 'file') return { kind: 'plain' as const, content: Buffer.from(token, 'utf8') };
  if (!keychain.available()) {
    throw new AosError({
      kind: 'storage',
      message: words.failed.noKeychain,
      next: words.failed.noKeychainNext,
    });
  }
  return { kind: 'sealed' as const, content: keychain.encrypt(token) };
}

function store(path: string, content: Uint8Array, words: Words): void {
  try {
    writeAtomically(path, content);
  } catch (cause) {
    const problem = { message: words.failed.storage, next: words.failed.storageNext };
    throw new AosError({ kind: 'storage', ...problem }, { cause });
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

/** Null when the keychain is locked or no longer the one that sealed it: the account then asks for its token. */
function open(sealed: Uint8Array, keychain: Keychain, log: Log): string | null {
  if (!keychain.available()) return null;
  try {
    return keychain.decrypt(sealed);
  } catch (error) {
    log(`a token could not be unsealed: ${String(error)}`);
    return null;
  }
}
