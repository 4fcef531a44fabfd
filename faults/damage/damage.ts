import { readdirSync, rmSync } from 'node:fs';
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
const DRAWS = 40;

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

/** Moves what is in the log of a running app's database to its pages, as happens from time to time anyway. */
export function takeOverLog(folder: string): void {
  const path = databaseIn(folder);
  if (path === undefined) return;
  const db = new DatabaseSync(path);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(PASSIVE)');
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
  const writes = onCopy(path, (copy) => drawGood(copy, random, place));
  if (writes === undefined) return false;
  write(path, writes);
  return true;
}

function drawGood(copy: string, random: Random, place: Place): Write[] | undefined {
  const known = consumersIn(copy);
  const pages = pagesIn(copy);
  if (known === undefined || pages === undefined) return undefined;
  for (let n = 0; n < DRAWS; n++) {
    const writes = draw(copy, random, place, pages);
    const undo = write(copy, writes);
    rmSync(`${copy}-shm`, { force: true });
    // That a log is damaged does not show to SQLite: it leaves out what follows.
    const isNoticed = place === 'log' || isMalformed(copy);
    if (writes.length > 0 && isNoticed && consumersIn(copy) === known) return writes;
    write(copy, undo);
  }
  return undefined;
}
