import { type Database, openDatabase } from '../schema/sqlite.ts';

/** Reads from a damaged database without changing it. @param nothing what it gives where nothing can be read. */
export function fromDamaged<T>(path: string, nothing: T, read: (db: Database) => T): T {
  try {
    const db = openDatabase(path, { readOnly: true });
    try {
      return read(db);
    } finally {
      db.close();
    }
  } catch {
    return nothing;
  }
}

/** Returns what can be read, or nothing of it where a page is damaged. */
export function asFarAsReadable<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
