import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../base/atomic-file.ts';
import type { Clock } from '../base/clock.ts';
import { AccountRecord } from '../model/account.ts';
import { isSafeAddress } from '../sign-in/oidc/discover.ts';
import { storageError } from '../store/schema/storage-error.ts';

/** The list of accounts on the disk. Both throw an AosError kind `storage` when the disk refuses. */
export interface AccountsFile {
  read(): AccountRecord[];
  write(accounts: readonly AccountRecord[]): void;
}

const VERSION = 1;

/**
 * Opens `<folder>/accounts.json`. A file that cannot be understood is set aside as `accounts.json.unreadable-<ms>`, one
 * that is understood in part is copied there: what is in it is never overwritten.
 */
export function accountsFile(folder: string, clock: Pick<Clock, 'now'>): AccountsFile {
  const path = join(folder, 'accounts.json');
  return {
    read() {
      const text = contents(path);
      if (text === null) return [];
      const aside = `${path}.unreadable-${clock.now()}`;
      const list = parse(text);
      if (list === null) {
        renameSync(path, aside);
        return [];
      }
      const records = list.flatMap((entry) => {
        const { success, data } = AccountRecord.safeParse(entry);
        return success && isSafe(data) ? [data] : [];
      });
      if (records.length < list.length) copyFileSync(path, aside);
      return records;
    },
    write(accounts) {
      try {
        writeAtomically(path, JSON.stringify({ version: VERSION, accounts }, null, 2));
      } catch (error) {
        throw storageError(error);
      }
    },
  };
}

/** null when there is no file. One that is there and cannot be read must not look as if there were none. */
function contents(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw storageError(error);
  }
}

function parse(text: string): unknown[] | null {
  try {
    const data = JSON.parse(text) as { version?: unknown; accounts?: unknown } | null;
    return data?.version === VERSION && Array.isArray(data.accounts) ? data.accounts : null;
  } catch {
    return null;
  }
}

/** Tokens are sent to the issuer: an address that would show them to everybody is not taken from a file, either. */
function isSafe({ institution }: AccountRecord): boolean {
  return institution === undefined || isSafeAddress(institution.issuer);
}
