import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountRecord } from './account.ts';

/** The list of accounts on the disk. */
export interface AccountsFile {
  read(): AccountRecord[];
  write(accounts: readonly AccountRecord[]): void;
}

const VERSION = 1;

/** Opens `<folder>/accounts.json`. A file that cannot be understood is set aside, never overwritten. */
export function accountsFile(folder: string): AccountsFile {
  const path = join(folder, 'accounts.json');
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        return [];
      }
      try {
        const data = JSON.parse(text) as { version?: unknown; accounts?: unknown };
        if (data.version === VERSION && Array.isArray(data.accounts)) return data.accounts.filter(isRecord);
      } catch {
        // Falls through: what is not JSON is set aside like what is not ours.
      }
      renameSync(path, `${path}.unreadable-${Date.now()}`);
      return [];
    },
    write(accounts) {
      mkdirSync(folder, { recursive: true });
      const temporary = `${path}.new`;
      writeFileSync(temporary, JSON.stringify({ version: VERSION, accounts }, null, 2));
      renameSync(temporary, path);
    },
  };
}

function isRecord(value: unknown): value is AccountRecord {
  if (typeof value !== 'object' || value === null) return false;
  const r = value as Partial<Record<keyof AccountRecord, unknown>>;
  const user = r.user as { id?: unknown; name?: unknown } | undefined;
  return (
    [r.id, r.label, r.endpoint, user?.id, user?.name].every((v) => typeof v === 'string') &&
    ['grpc', 'grpc-web', 'connect'].includes(String(r.protocol)) &&
    ['keychain', 'memory', 'file'].includes(String(r.keep)) &&
    typeof r.paused === 'boolean'
  );
}
