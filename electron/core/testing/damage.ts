import { closeSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';
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
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(BYTES, 0x5a), 0, BYTES, (rootpage - 1) * PAGE);
  closeSync(file);
  utimesSync(path, atime, mtime);
}
