import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AccountRecord } from '../model/account.ts';
import { accountLimits } from '../model/account-limits.ts';
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
export function accountsFile(folder: string): AccountsFile {
  const path = join(folder, 'accounts.json');
  return {
    read() {
      const text = contents(path);
      if (text === null) return [];
      const aside = `${path}.unreadable-${Date.now()}`;
      const list = parse(text);
      if (list === null) {
        renameSync(path, aside);
        return [];
      }
      const records = list.filter(isRecord);
      if (records.length < list.length) copyFileSync(path, aside);
      return records;
    },
    write(accounts) {
      try {
        mkdirSync(folder, { recursive: true });
        const temporary = `${path}.new`;
        const file = openSync(temporary, 'w');
        try {
          writeFileSync(file, JSON.stringify({ version: VERSION, accounts }, null, 2));
          // Without this a loss of power can leave an empty file under the new name.
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(temporary, path);
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

function isRecord(value: unknown): value is AccountRecord {
  if (typeof value !== 'object' || value === null) return false;
  const r = value as Partial<Record<keyof AccountRecord, unknown>>;
  const user = r.user as { id?: unknown; name?: unknown } | undefined;
  return (
    [r.id, r.label, user?.id, user?.name].every((v) => typeof v === 'string') &&
    typeof r.endpoint === 'string' &&
    URL.canParse(r.endpoint) &&
    ['grpc', 'grpc-web', 'connect'].includes(String(r.protocol)) &&
    ['keychain', 'memory', 'file'].includes(String(r.keep)) &&
    typeof r.paused === 'boolean' &&
    (r.institution === undefined || isInstitution(r.institution)) &&
    (r.limits === undefined || isLimits(r.limits))
  );
}

function isLimits(value: unknown): boolean {
  const known: readonly unknown[] = accountLimits;
  return Array.isArray(value) && value.every((limit) => known.includes(limit));
}

function isInstitution(value: unknown): boolean {
  const { issuer, clientId } = { ...(value as Record<string, unknown> | null) };
  return typeof issuer === 'string' && isSafeAddress(issuer) && typeof clientId === 'string';
}
