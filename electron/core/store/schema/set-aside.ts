import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeDamageMark } from './damage-mark.ts';
import { noteUnrestored } from './unrestored.ts';

/** How many damaged databases are kept for each account: enough to examine one, without filling the disk. */
const MOST_KEPT = 3;

/** Renames a damaged database and what belongs to it, and notes that another one has to take over from it. */
export function setAside(path: string, now: number): void {
  const aside = `${path}.damaged-${now}`;
  noteUnrestored(path, aside);
  removeDamageMark(path);
  renameSync(path, aside);
  for (const suffix of ['-wal', '-shm'])
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  removeOldest(path, basename(aside));
}

function removeOldest(path: string, latest: string): void {
  const start = `${basename(path)}.damaged-`;
  const kept = readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .sort((a, b) => Number(a.slice(start.length)) - Number(b.slice(start.length)));
  // Where the clock was set back the latest is not the last of them.
  for (const name of kept.filter((one) => one !== latest).slice(0, 1 - MOST_KEPT))
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dirname(path), name + suffix), { force: true });
}
