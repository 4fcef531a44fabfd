import { existsSync, renameSync } from 'node:fs';
import { AosError } from '../transport/aos-error.ts';
import { migrations } from './migrations.ts';
import { type Database, openDatabase } from './sqlite.ts';

/** An opened database; `setAside` names the file a damaged one was moved to, when that had to be done. */
export interface Opened {
  db: Database;
  setAside: string | null;
}

/**
 * Opens an account's database for writing, brings it to the newest version and sets it up for durable groups: WAL, and
 * FULL sync so that a commit has reached the disk before its ack may be sent.
 *
 * A damaged file is moved to `<path>.damaged-<ms>` and a new one begun.
 * @throws AosError kind `storage` when the file is from a newer version or the folder cannot be written.
 */
export function openForWriting(path: string, now: number): Opened {
  try {
    return { db: openChecked(path), setAside: null };
  } catch (error) {
    if (!isDamaged(error) || !existsSync(path)) throw storageError(error);
    const aside = `${path}.damaged-${now}`;
    renameSync(path, aside);
    for (const suffix of ['-wal', '-shm'])
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    return { db: openChecked(path), setAside: aside };
  }
}

function openChecked(path: string): Database {
  const db = openDatabase(path);
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    db.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 1000;');
    const check = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    if (check.quick_check !== 'ok') throw new Error(`database disk image is malformed: ${check.quick_check}`);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Runs the steps that are still to be run, each in its own transaction. */
export function migrate(db: Database, steps: readonly string[] = migrations): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > steps.length) {
    throw new AosError({
      kind: 'storage',
      message: 'The data of this account was written by a newer version of Aruna Notify.',
      next: 'Install that version again, or a later one. Nothing was changed.',
    });
  }
  for (let n = version; n < steps.length; n++) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(steps[n] ?? '');
      db.exec(`PRAGMA user_version = ${n + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}

const text = (error: unknown) => (error instanceof Error ? error.message : String(error)).toLowerCase();

function isDamaged(error: unknown): boolean {
  return /malformed|not a database|corrupt/.test(text(error));
}

/** Whether a write failed because the disk is full, which passes when somebody makes room. */
export function isFull(error: unknown): boolean {
  return /disk is full|disk i\/o error|enospc|full/.test(text(error));
}

/** What SQLite said, as a sentence with a next step. An AosError is given back as it is. */
export function storageError(error: unknown): AosError {
  if (error instanceof AosError) return error;
  const said = text(error);
  if (isFull(error)) {
    return new AosError(
      {
        kind: 'storage',
        message: 'The disk is full, so new events cannot be kept.',
        next: 'Free some space. Until then the server holds the events; nothing is lost, and it goes on by itself.',
      },
      { cause: error },
    );
  }
  if (/readonly|read-only|unable to open|permission|eacces/.test(said)) {
    return new AosError(
      {
        kind: 'storage',
        message: 'The folder with the data of this account cannot be written.',
        next: 'Give yourself write permission on the application data folder, then start again.',
      },
      { cause: error },
    );
  }
  if (/locked|busy/.test(said)) {
    return new AosError(
      {
        kind: 'storage',
        message: 'Another program holds the data of this account.',
        next: 'Close the other copy of Aruna Notify, then start again.',
      },
      { cause: error },
    );
  }
  return new AosError(
    {
      kind: 'storage',
      message: 'The data of this account could not be read or written.',
      next: 'Restart Aruna Notify. If it happens again, the log file says more.',
    },
    { cause: error },
  );
}
