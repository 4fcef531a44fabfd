import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clean } from '../base/clean.ts';
import type { Clock } from '../base/clock.ts';
import { readKept, writeKept } from '../base/kept-file.ts';
import { AccountRecord } from '../model/account.ts';
import { isSafeAddress } from '../sign-in/oidc/discover.ts';
import { storageError } from '../store/schema/storage-error.ts';
import { defaultLabel } from './default-label.ts';

/** What was read, and what the person has to know about it. */
export interface ReadAccounts {
  records: AccountRecord[];
  /** Whether the file was damaged or gone, and the accounts come from its last good copy. */
  isRestored: boolean;
  /** Where a file was moved to of which some or all accounts could not be understood, and of which there was no copy. */
  unreadable: string | null;
}

/** The list of accounts on the disk. Both throw an AosError kind `storage` when the disk refuses. */
export interface AccountsFile {
  read(): ReadAccounts;
  write(accounts: readonly AccountRecord[]): void;
}

const VERSION = 1;

/**
 * Opens `<folder>/accounts.json`. Of a file that cannot be understood the last good copy counts; where there is none, the
 * accounts that can be understood. What is in such a file is kept as `accounts.json.unreadable-<ms>`.
 */
export function accountsFile(folder: string, clock: Pick<Clock, 'now'>): AccountsFile {
  const path = join(folder, 'accounts.json');
  return {
    read() {
      try {
        const kept = readKept(path, parseAll, clock.now());
        if (kept.value) return { records: kept.value, isRestored: kept.isFromCopy, unreadable: null };
        const { setAside } = kept;
        const records = setAside === null ? [] : parseSome(setAside);
        return { records, isRestored: false, unreadable: setAside };
      } catch (error) {
        throw storageError(error);
      }
    },
    write(accounts) {
      try {
        writeKept(path, JSON.stringify({ version: VERSION, accounts }, null, 2));
      } catch (error) {
        throw storageError(error);
      }
    },
  };
}

const List = z.object({ version: z.literal(VERSION), accounts: z.array(z.unknown()) });

/** @throws when any account cannot be understood. */
function parseAll(text: string): AccountRecord[] {
  const { accounts } = List.parse(JSON.parse(text));
  const records = accounts.map((entry) => cleaned(AccountRecord.parse(entry)));
  if (!records.every(isSafe)) throw new Error('the address of a sign-in provider is not safe');
  return records;
}

/** The accounts that can be understood in a file. */
function parseSome(file: string): AccountRecord[] {
  try {
    return List.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts.flatMap((entry) => {
      const { success, data } = AccountRecord.safeParse(entry);
      return success && isSafe(data) ? [cleaned(data)] : [];
    });
  } catch {
    return [];
  }
}

/** Tokens are sent to the issuer: an address that would show them to everybody is not taken from a file, either. */
function isSafe({ institution }: AccountRecord): boolean {
  return institution === undefined || isSafeAddress(institution.issuer);
}

/** An earlier version may have stored names that were not cleaned, or not as thoroughly. */
function cleaned({ label, user, ...record }: AccountRecord): AccountRecord {
  const name = clean(user.name, 200) || user.id;
  const known = { ...record, user: { ...user, name } };
  return { ...known, label: clean(label, 100) || clean(defaultLabel(known), 100) };
}
