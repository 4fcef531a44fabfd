import { AosError, problem } from '../../model/problem.ts';

const text = (error: unknown) => (error instanceof Error ? error.message : String(error)).toLowerCase();

/** The primary result codes SQLITE_CORRUPT and SQLITE_NOTADB (https://www.sqlite.org/rescode.html). */
const DAMAGED: readonly number[] = [11, 26];

/** SQLite's primary result code; undefined for errors of others. */
function codeOf(error: unknown): number | undefined {
  const { errcode } = Object(error) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

/** Whether the database is damaged. A virtual table says so in its code alone, not in its message. */
export function isDamaged(error: unknown): boolean {
  if (DAMAGED.includes(codeOf(error) ?? 0)) return true;
  return /malformed|not a database|corrupt/.test(text(error));
}

/**
 * Whether a write failed because the disk is full, which may pass. SQLite reports an I/O error if the file that it could not
 * extend is not the database itself.
 */
function isFull(error: unknown): boolean {
  return /is full|disk i\/o error|enospc|no space left|edquot/.test(text(error));
}

/** Turns an error of SQLite or the file system into an AosError; an AosError is returned unchanged. */
export function storageError(error: unknown): AosError {
  if (error instanceof AosError) return error;
  const said = text(error);
  if (isFull(error)) {
    return new AosError(problem('disk-full'), { cause: error });
  }
  if (/readonly|read-only|unable to open|permission|eacces|erofs|eperm/.test(said)) {
    return new AosError(problem('data-read-only'), { cause: error });
  }
  if (/locked|busy/.test(said)) {
    return new AosError(problem('data-locked'), { cause: error });
  }
  if (isDamaged(error)) return new AosError(problem('data-damaged'), { cause: error });
  return new AosError(problem('data-unreadable'), { cause: error });
}
