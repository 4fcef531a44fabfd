import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import type { Keep, KeychainState } from '../../core/model/account.ts';
import { AosError, type ProblemCode, problem } from '../../core/model/problem.ts';
import type { Vault } from '../../core/session/engine-options.ts';
import type { Log } from '../lifecycle/log-file.ts';
import type { Keychain } from './keychain.ts';

type VaultKeychain = Pick<Keychain, 'check' | 'encrypt' | 'decrypt' | 'onChange'>;

/**
 * Creates the vault, which keeps each token where the person chose: encrypted with the keychain's key, in memory until the
 * app ends, or in a plain file that only its owner can read. It throws an AosError of kind `storage` if it cannot keep a
 * token, and of kind `signed-out` if it cannot read one that is there.
 */
export function createVault(folder: string, keychain: VaultKeychain, log: Log): Vault {
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
      const sealed = await readIfThere(file(account, 'sealed'), log);
      if (sealed !== null) return decrypt(sealed, keychain, log);
      const plain = await readIfThere(file(account, 'plain'), log);
      if (plain === null) return null;
      if (plain.length === 0) throw new AosError(problem('token-undecipherable'));
      return plain.toString('utf8');
    },
    async put(account, token, keep) {
      const write = await prepareFile(token, keep, keychain);
      // The new token is stored before the old one is deleted, because the power may fail in between.
      if (write === null) memory.set(account, token);
      else writeToken(file(account, write.kind), write.content);
      await forget(account, write?.kind ?? 'memory');
    },
    remove: (account) => forget(account),
    onReadable: keychain.onChange,
  };
}

/** Why there is no key, by the state of the keychain. */
const reasons = {
  locked: 'keychain-locked',
  silent: 'keychain-silent',
  missing: 'keychain-absent',
  failed: 'keychain-failed',
} as const satisfies Record<Exclude<KeychainState, 'open'>, ProblemCode>;

/** Returns what to write to disk; null if the token stays in memory. It fails before anything old is deleted. */
async function prepareFile(token: string, keep: Keep, keychain: VaultKeychain) {
  if (keep === 'memory') return null;
  if (keep === 'file') return { kind: 'plain' as const, content: Buffer.from(token, 'utf8') };
  const state = await keychain.check();
  if (state !== 'open') {
    throw new AosError(problem(state === 'missing' ? 'keychain-missing' : reasons[state]));
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

async function readIfThere(path: string, log: Log): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    log(`a token could not be read: ${String(cause)}`);
    throw new AosError(problem('token-file-unreadable'), { cause });
  }
}

/** @throws AosError that says what kept the token from being decrypted. The file stays as it is. */
async function decrypt(sealed: Uint8Array, keychain: VaultKeychain, log: Log): Promise<string> {
  const state = await keychain.check();
  if (state !== 'open') throw new AosError(problem(reasons[state]));
  try {
    const token = keychain.decrypt(sealed);
    if (token !== '') return token;
  } catch (error) {
    log(`a token could not be decrypted: ${String(error)}`);
  }
  throw new AosError(problem('token-undecipherable'));
}
