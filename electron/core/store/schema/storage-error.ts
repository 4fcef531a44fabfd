import { AosError } from '../../model/problem.ts';

const text = (error: unknown) => (error instanceof Error ? error.message : String(error)).toLowerCase();

export function isDamaged(error: unknown): boolean {
  return /malformed|not a database|corrupt/.test(text(error));
}

/**
 * Whether a write failed because the disk is full, which may pass. SQLite reports an I/O error if the file that it could not
 * extend is not the database itself.
 */
export function isFull(error: unknown): boolean {
  return /is full|disk i\/o error|enospc|no space left|edquot/.test(text(error));
}

/** Turns an error of SQLite or the file system into an AosError; an AosError is returned unchanged. */
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
  if (/readonly|read-only|unable to open|permission|eacces|erofs|eperm/.test(said)) {
    return new AosError(
      {
        kind: 'storage',
        message: 'The folder with the data of this account cannot be written.',
        next: 'Give yourself write permission on the application data folder. It goes on by itself then.',
      },
      { cause: error },
    );
  }
  if (/locked|busy/.test(said)) {
    return new AosError(
      {
        kind: 'storage',
        message: 'Another program holds the data of this account.',
        next: 'Close the other copy of Aruna Notify. It goes on by itself then.',
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
