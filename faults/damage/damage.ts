import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Random } from '../../devserver/util/random.ts';
import { consumersIn, isMalformed, onCopy, type Pages, pagesIn } from './copies.ts';
import { headerWrite, logWrite, pagesInFile, pageWrite, type Write, write } from './writes.ts';

/** What is damaged: pages of the database and perhaps its header and its log, or its log alone. */
export type Place = 'pages' | 'log';

/** The largest share of pages that are damaged. */
const MOST = 0.1;
/** How often damage is drawn before it is given up. */
const DRAWS = 20;

/** Returns the database in a folder; undefined while there is none. */
export function databaseIn(folder: string): string | undefined {
  const name = readdirSync(folder).find((file) => file.endsWith('.sqlite'));
  return name === undefined ? undefined : join(folder, name);
}

/** Whether SQLite finds damage in the database of a folder. */
export function isDamaged(folder: string): boolean {
  const path = databaseIn(folder);
  return path !== undefined && isMalformed(path);
}

/** Moves what is in the log of a database to its pages, as happens from time to time anyway, and empties the log. */
export function takeOverLog(folder: string): void {
  const path = databaseIn(folder);
  if (path === undefined) return;
  const db = new DatabaseSync(path);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

function draw(path: string, random: Random, place: Place, { free, spared }: Pages): Write[] {
  const inLog = logWrite(path, random, spared);
  if (place === 'log') return inLog ? [inLog] : [];
  const inFile = free.filter((page) => page <= pagesInFile(path));
  if (inFile.length === 0) return [];
  const count = 1 + random.int(Math.ceil(inFile.length * MOST));
  const writes = Array.from({ length: count }, () => pageWrite(path, random.pick(inFile), random));
  if (random.next() < 0.3) writes.push(headerWrite(random));
  if (inLog && random.next() < 0.3) writes.push(inLog);
  return writes;
}

/**
 * Damages the database in a folder such that it can be noticed, and the app still finds there which consumers it has on the
 * server: what is in no file any more nobody can delete. Both are tried on a copy first.
 * @returns whether such damage could be drawn.
 */
export function damage(folder: string, random: Random, place: Place): boolean {
  const path = databaseIn(folder);
  if (path === undefined) return false;
  // A copy is read before it is damaged or afterwards, never both: SQLite would still know the log as it was.
  const before = onCopy(path, (copy) => ({ known: consumersIn(copy), pages: pagesIn(copy) }));
  const { known, pages } = before;
  if (known === undefined || pages === undefined) return false;
  for (let n = 0; n < DRAWS; n++) {
    const writes = draw(path, random, place, pages);
    if (writes.length === 0 || !onCopy(path, (copy) => isGood(copy, writes, place, known))) continue;
    write(path, writes);
    return true;
  }
  return false;
}

/** Whether damage made on a copy can be noticed, and leaves what is known of consumers. */
function isGood(copy: string, writes: readonly Write[], place: Place, known: string): boolean {
  write(copy, writes);
  // That a log is damaged does not show to SQLite: it leaves out what follows.
  return (place === 'log' || isMalformed(copy)) && consumersIn(copy) === known;
}
