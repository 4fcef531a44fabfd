import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How many damaged databases are kept for each account: enough to examine one, without filling the disk. */
const MOST_KEPT = 3;

/** Renames a damaged database and what belongs to it. Returns where it is now. */
export function setAside(path: string, now: number): string {
  const aside = `${path}.damaged-${now}`;
  renameSync(path, aside);
  for (const suffix of ['-wal', '-shm'])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  removeOldest(path);
  return aside;
}

function removeOldest(path: string): void {
  const start = `${basename(path)}.damaged-`;
  const kept = readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .sort((a, b) => Number(a.slice(start.length)) - Number(b.slice(start.length)));
  for (const name of kept.slice(0, -MOST_KEPT))
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dirname(path), name + suffix), { force: true });
}
