import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line with the time. Messages never contain tokens. */
export type Log = (message: string) => void;

/** A log file grows no further than this, in bytes; the one before it is kept as `.old`. */
const limit = 1_000_000;

/** Writes to standard error and to a file only its owner can read. A log that cannot be written stops nothing. */
export function openLog(file: string): Log {
  // The terminal the app was started from may be closed long before the app is.
  process.stderr.on('error', () => undefined);
  return (message) => {
    const line = `${new Date().toISOString()} ${message}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limit) renameSync(file, `${file}.old`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // It went to standard error.
    }
  };
}
