import type { AccountRecord } from '../model/account.ts';
import type { AccountsFile, ReadAccounts } from './accounts-file.ts';

/** The accounts as they are now, in the order in which they were added. What is on the disk follows with `save`. */
export function createAccountList(file: AccountsFile) {
  const records = new Map<string, AccountRecord>();
  return {
    /** @returns what the person has to know about the file. */
    load(): Pick<ReadAccounts, 'isRestored' | 'unreadable'> {
      const { records: read, ...about } = file.read();
      for (const record of read) records.set(record.id, record);
      return about;
    },
    all: (): AccountRecord[] => [...records.values()],
    get: (id: string): AccountRecord | undefined => records.get(id),
    put: (record: AccountRecord): void => void records.set(record.id, record),
    remove: (id: string): void => void records.delete(id),
    /** @throws AosError when the disk refuses. */
    save: (): void => file.write([...records.values()]),
  };
}

export type AccountList = ReturnType<typeof createAccountList>;
