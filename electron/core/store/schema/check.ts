import { type Database, openDatabase } from './sqlite.ts';
import { isDamaged } from './storage-error.ts';

/** Checks the whole file. @throws an error that says "malformed". */
export function check(db: Database): void {
  const { quick_check: found } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new Error(`database disk image is malformed: ${found}`);
}

/** What a thread that only checks databases can be asked. */
export const checker = { isSound, close: () => undefined };

export type Checker = typeof checker;

/** Checks a database that is in use, without holding up its writer. A file that cannot be read now is not called damaged. */
function isSound(path: string): boolean {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      check(db);
      return true;
    } finally {
      db.close();
    }
  } catch (error) {
    return !isDamaged(error);
  }
}
