import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cleanLines } from '../../core/base/clean.ts';
import type { Clock } from '../../core/base/clock.ts';
import { redact } from './redact.ts';

/** Writes one line with the time. Tokens, passwords and ids of resources are taken out of it. */
export type Log = (message: string) => void;

/** When the file is larger than this, a new one is started and the previous one is kept as `.old`. */
const maxBytes = 1_000_000;

/**
 * Opens a log on standard error and in a file that only its owner can read. A failure to write stops nothing.
 * What a server says may be part of a message: it can neither begin an entry of its own nor command a terminal.
 */
export function openLog(file: string, clock: Pick<Clock, 'now'>): Log {
  // The terminal that the app was started from may be closed long before the app is.
  process.stderr.on('error', () => undefined);
  // The mode of a file that is there already stays as an earlier version or a restored backup left it.
  let isPrivate = false;
  return (message) => {
    const line = `${new Date(clock.now()).toISOString()} ${redact(cleanLines(message))}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.old`);
      appendFileSync(file, line, { mode: 0o600 });
      if (!isPrivate) chmodSync(file, 0o600);
      isPrivate = true;
    } catch {
      // The line is on standard error.
    }
  };
}

/** An error as the log shows it: its stack if there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
