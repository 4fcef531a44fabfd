import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** A file beside a database in use that was found damaged: the database is set aside when it is opened next. */
const markOf = (path: string) => `${path}.damage`;

export function markDamaged(path: string): void {
  try {
    writeFileSync(markOf(path), '');
  } catch {
    // Where nothing can be written, the check at the next opening has to find it again.
  }
}

/** Whether a database was found damaged while it was in use. */
export const isMarkedDamaged = (path: string): boolean => existsSync(markOf(path));

/** The damaged database is out of the way. */
export const removeDamageMark = (path: string): void => rmSync(markOf(path), { force: true });
