import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A file beside a new database whose subscriptions are not all there yet, with the names of the damaged ones that it
 * replaces, one a line. A crash while they are restored leaves it, so that the next opening restores them again.
 */
const noteOf = (path: string) => `${path}.unrestored`;

/** Notes that a database is about to begin in place of a damaged one, which will be at `aside`. @throws where nothing can be written. */
export function noteUnrestored(path: string, aside: string): void {
  const earlier = (unrestored(path) ?? []).map((file) => basename(file));
  writeFileSync(noteOf(path), [...earlier, basename(aside)].join('\n'), { mode: 0o600 });
}

/** Notes that a new database is about to be made, unless there is one already. */
export function noteIfNew(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0 || existsSync(noteOf(path))) return;
  writeFileSync(noteOf(path), '', { mode: 0o600 });
}

/** Returns the damaged databases whose subscriptions are not yet in this one, oldest first; null if all is there. */
export function unrestored(path: string): string[] | null {
  if (!existsSync(noteOf(path))) return null;
  const names = readFileSync(noteOf(path), 'utf8').split('\n');
  // Only names of files that belong to this database.
  const own = names.filter((name) => name === basename(name) && name.startsWith(`${basename(path)}.`));
  return own.map((name) => join(dirname(path), name)).filter((file) => existsSync(file));
}

/** All subscriptions are there. */
export function noteRestored(path: string): void {
  rmSync(noteOf(path), { force: true });
}
