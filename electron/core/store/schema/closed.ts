import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

/** Beside the database while it is closed: its size and when it was changed last. */
const noteOf = (path: string) => `${path}.closed`;

/**
 * Writes down how a database was left, after it was closed in order. Its time of change is set to a whole second of the
 * past, so that whatever is written to it afterwards shows, however soon.
 */
export function noteClosed(path: string): void {
  try {
    const second = Math.floor(Date.now() / 1000) - 1;
    utimesSync(path, second, second);
    writeFileSync(noteOf(path), `${statSync(path).size} ${second}`);
  } catch {
    // Without the note it is looked through when it is opened next, which is slower and never wrong.
  }
}

/**
 * Whether a database is as it was left after it was closed in order: then it need not be read through before it is used.
 * Asking takes the note away; from now on the file may change.
 */
export function isAsLeft(path: string): boolean {
  const note = noteOf(path);
  try {
    if (!existsSync(note)) return false;
    const left = readFileSync(note, 'utf8');
    rmSync(note);
    const { size, mtimeMs } = statSync(path);
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
    return left === `${size} ${mtimeMs / 1000}` && (log?.size ?? 0) === 0;
  } catch {
    return false;
  }
}
