import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

/** A file beside the closed database, with the size of the database and the time of its last change. */
const noteOf = (path: string) => `${path}.closed`;

/**
 * Notes the state of a database after it was closed properly. Its modification time is set to a full second before its
 * last change, so that every later change shows, however soon it happens.
 */
export function noteClosed(path: string): void {
  try {
    const second = Math.floor(statSync(path).mtimeMs / 1000) - 1;
    utimesSync(path, second, second);
    writeFileSync(noteOf(path), `${statSync(path).size} ${second}`);
  } catch {
    // Without the note the database is checked when it is opened next, which is only slower.
  }
}

/**
 * Whether a database is unchanged since it was closed properly, so that it need not be checked before it is used. This
 * removes the note, as the file may change from now on.
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
