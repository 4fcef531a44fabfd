import { closeSync, fstatSync, fsyncSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';
import { openDatabase } from '../store/schema/sqlite.ts';

const PAGE = 4096;
const BYTES = 600;

/** Overwrites the beginning of the first page of a table or an index, keeping size and time of the file as a failing disk does. */
export function overwritePage(path: string, name: string): void {
  const db = openDatabase(path, { readOnly: true });
  const found = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name);
  db.close();
  const { rootpage } = found as { rootpage: number };
  const { atime, mtime } = statSync(path);
  damagePages(path, () => [rootpage]);
  utimesSync(path, atime, mtime);
}

/** Overwrites the beginning of pages of a database in place. @param pages gives their numbers, from 1, of how many there are. */
export function damagePages(path: string, pages: (count: number) => number[]): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    for (const page of pages(Math.floor(size / PAGE)))
      writeSync(file, Buffer.alloc(BYTES, 0x5a), 0, BYTES, (page - 1) * PAGE);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
