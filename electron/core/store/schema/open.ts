import { existsSync, statSync } from 'node:fs';
import { clean } from '../../base/clean.ts';
import { makeOwnFile } from '../../base/own-folder.ts';
import { AosError, problem } from '../../model/problem.ts';
import { check } from './check.ts';
import { claim } from './claim.ts';
import { isAsLeft } from './closed.ts';
import { isMarkedDamaged } from './damage-mark.ts';
import { makeWay } from './make-way.ts';
import { migrations } from './migrations.ts';
import { setAside } from './set-aside.ts';
import { type Database, openDatabase } from './sqlite.ts';
import { isDamaged, storageError } from './storage-error.ts';
import { noteIfNew, unrestored } from './unrestored.ts';
import { isLogDamaged } from './wal-check.ts';

/** An opened database. */
export interface Opened {
  db: Database;
  /**
   * The damaged databases whose subscriptions are to be restored in this one, oldest first. Empty if it is new for another
   * reason; null if there is nothing to restore.
   */
  unrestored: string[] | null;
  /** Allows others to open the database; must be called after it was closed. */
  release: () => void;
}

/**
 * Opens an account's database for writing, migrates it to the newest version and sets it up for durable commits: WAL, and
 * FULL sync so that a commit has reached the disk before its ack may be sent.
 *
 * A file that was not closed properly is checked first, which takes a second for a million events. A damaged one is moved
 * to `<path>.damaged-<ms>` and replaced by a new one.
 * @throws AosError kind `storage` if the file is from a newer version or held by another process, or if the folder cannot
 * be written.
 */
export function openForWriting(path: string, now: number): Opened {
  let release = () => {};
  try {
    makeWay(path, now);
    refuseNewer(path);
    release = claim(path);
    return { ...openOrBegin(path, now), release };
  } catch (error) {
    release();
    throw storageError(error);
  }
}

function openOrBegin(path: string, now: number): Omit<Opened, 'release'> {
  noteIfNew(path);
  const db = openOrSetAside(path, now);
  return { db, unrestored: unrestored(path) };
}

function openOrSetAside(path: string, now: number): Database {
  if (existsSync(path) && (isMarkedDamaged(path) || isLogDamaged(path))) setAside(path, now);
  try {
    return openChecked(path, isAsLeft(path));
  } catch (error) {
    if (!isDamaged(error) || !existsSync(path)) throw error;
    setAside(path, now);
    return openChecked(path, false);
  }
}

/** Checks the version before anything is changed: even setting a database up for writing would change its file. */
function refuseNewer(path: string): void {
  if (!existsSync(path)) return;
  const db = openDatabase(path, { readOnly: true });
  try {
    refuse(versionOf(db), migrations.length);
  } catch (error) {
    // A file that cannot be read is not a newer version; it is handled when it is opened for writing.
    if (error instanceof AosError) throw error;
  } finally {
    db.close();
  }
}

/**
 * Pages in the log at which they are moved to the database: of a page that was written several times, as those of indexes are,
 * only the last one is.
 */
const LOG_PAGES = 4_000;
/** An eighth of the database may be kept in memory, within these bounds; KiB. */
const SMALLEST_CACHE = 2_000;
const LARGEST_CACHE = 16_000;

function cacheFor(path: string): number {
  const { size = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return Math.round(Math.min(LARGEST_CACHE, Math.max(SMALLEST_CACHE, size / 8 / 1024)));
}

function openChecked(path: string, trusted: boolean): Database {
  const db = openDatabase(path);
  // SQLite gives the files beside it the same permissions.
  makeOwnFile(path);
  try {
    db.exec('PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    db.exec(
      `PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${cacheFor(path)}; PRAGMA wal_autocheckpoint = ${LOG_PAGES};`,
    );
    if (!trusted) check(db);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const versionOf = (db: Database) =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

/** More versions than there will ever be: in a header that says so, bytes were overwritten. */
const MOST_VERSIONS = 9_999;

function refuse(version: number, known: number): void {
  if (version < 0 || version > MOST_VERSIONS)
    throw new Error(`database disk image is malformed: its version is ${version}`);
  if (version <= known) return;
  throw new AosError(problem('data-newer'));
}

/** More than any stored text has. */
const MAX_STORED = 100_000;

/** Runs the missing steps, each in its own transaction. They may call `clean_text`. */
export function migrate(db: Database, steps: readonly string[] = migrations): void {
  db.function('clean_text', { deterministic: true }, (text: unknown) => clean(String(text), MAX_STORED));
  const version = versionOf(db);
  refuse(version, steps.length);
  for (let n = version; n < steps.length; n++) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(steps[n] ?? '');
      db.exec(`PRAGMA user_version = ${n + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}
