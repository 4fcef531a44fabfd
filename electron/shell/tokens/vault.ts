import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptFiles, type OnDisk, readOnDisk, removeKept, writeKept } from '../../core/base/kept-file.ts';
import { createListeners } from '../../core/base/listeners.ts';
import type { Keep, KeychainState } from '../../core/model/account.ts';
import { AosError, type ProblemCode, problem } from '../../core/model/problem.ts';
import type { Vault } from '../../core/session/engine-options.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { checkSum, withSum } from './checked-secret.ts';
import type { Keychain } from './keychain.ts';

type VaultKeychain = Pick<Keychain, 'check' | 'encrypt' | 'decrypt' | 'onChange'>;

/**
 * Creates the vault, which keeps each token where the person chose: encrypted with the keychain's key, in memory until the
 * app ends, or in a plain file that only its owner can read. Of each file the last good copy is kept, and used if the file
 * is damaged or gone. It throws an AosError of kind `storage` if it cannot keep a token, and of kind `signed-out` if it
 * cannot read one that is there.
 */
export function createVault(folder: string, keychain: VaultKeychain, log: Log): Vault {
  const memory = new Map<string, string>();
  const restored = createListeners<string>();
  // Account ids may contain any character; a hash of one is always a valid file name.
  const file = (account: string, kind: 'sealed' | 'plain') =>
    join(folder, `${createHash('sha256').update(account).digest('hex').slice(0, 32)}.${kind}`);

  /** Deletes every stored token of an account, except the one that was just written. */
  function forget(account: string, written?: 'sealed' | 'plain' | 'memory'): void {
    if (written !== 'memory') memory.delete(account);
    for (const kind of ['sealed', 'plain'] as const) {
      if (written !== kind) removeKept(file(account, kind));
    }
  }

  const read = (account: string, path: string, open: (bytes: Buffer) => string) =>
    readEither(path, open, log, () => restored.tell(account));

  return {
    async get(account) {
      const held = memory.get(account);
      if (held !== undefined) return held;
      const sealed = file(account, 'sealed');
      if (Object.values(keptFiles(sealed)).some((one) => existsSync(one))) {
        const state = await keychain.check();
        if (state !== 'open') throw new AosError(problem(reasons[state]));
        const token = read(account, sealed, (bytes) => checkSum(keychain.decrypt(bytes)));
        if (token !== null) return token;
      }
      return read(account, file(account, 'plain'), (bytes) => checkSum(bytes.toString('utf8')));
    },
    async put(account, token, keep) {
      const write = await prepareFile(token, keep, keychain);
      // The new token is stored before the old one is deleted, because the power may fail in between.
      if (write === null) memory.set(account, token);
      else writeToken(file(account, write.kind), write.content);
      forget(account, write?.kind ?? 'memory');
    },
    async remove(account) {
      forget(account);
    },
    onReadable: keychain.onChange,
    onRestored: restored.add,
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
  if (keep === 'file') return { kind: 'plain' as const, content: Buffer.from(withSum(token), 'utf8') };
  const state = await keychain.check();
  if (state !== 'open') {
    throw new AosError(problem(state === 'missing' ? 'keychain-missing' : reasons[state]));
  }
  return { kind: 'sealed' as const, content: keychain.encrypt(withSum(token)) };
}

function writeToken(path: string, content: Uint8Array): void {
  try {
    writeKept(path, content);
  } catch (cause) {
    throw new AosError(problem('folder-unusable'), { cause });
  }
}

/** Reads a file or its copy; null if there is neither. @param restored called when it is the copy */
function readEither(
  path: string,
  open: (bytes: Buffer) => string,
  log: Log,
  restored: () => void,
): string | null {
  const first = readSecret(path, open, log);
  if (first.is === 'good') return first.value;
  const copy = readSecret(keptFiles(path).copy, open, log);
  if (copy.is === 'good') {
    restore(path, log);
    restored();
    return copy.value;
  }
  if (first.is === 'missing' && copy.is === 'missing') return null;
  const isUnread = [first, copy].some(isUnreadable);
  throw new AosError(problem(isUnread ? 'token-file-unreadable' : 'token-undecipherable'));
}

/** @throws AosError if it cannot be read at the moment. */
function readSecret(path: string, open: (bytes: Buffer) => string, log: Log): OnDisk<string> {
  try {
    const found = readOnDisk(path, open);
    if (found.is === 'bad') log(`a token could not be read: ${String(found.error)}`);
    return found;
  } catch (cause) {
    log(`a token could not be read: ${String(cause)}`);
    throw new AosError(problem('token-file-unreadable'), { cause });
  }
}

/** Whether the file itself could not be read, unlike one that holds something else. */
const isUnreadable = (found: OnDisk<string>) =>
  found.is === 'bad' && (found.error as NodeJS.ErrnoException).syscall !== undefined;

/** Puts the copy in the place of the file. That it cannot be written does not keep the copy from being used. */
function restore(path: string, log: Log): void {
  try {
    writeKept(path, readFileSync(keptFiles(path).copy));
    log('the last good copy of a token is used');
  } catch (error) {
    log(`the copy of a token could not be put back: ${String(error)}`);
  }
}
