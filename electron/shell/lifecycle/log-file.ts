import { appendFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { cleanLines } from '../../core/base/clean.ts';
import type { Clock } from '../../core/base/clock.ts';
import { makeOwnFile } from '../../core/base/own-folder.ts';
import { throttleLines } from '../../core/base/throttle-lines.ts';
import { redact } from './redact.ts';

/** Writes one line with the time. Tokens, passwords and ids of resources are taken out of it. */
export type Log = (message: string) => void;

/** When the file is larger than this, a new one is started. */
const maxBytes = 1_000_000;
/** How many files are kept beside it: `.1` is the youngest, and what becomes older than the last is removed. */
const oldFiles = 3;

/**
 * Opens a log on standard error and in a file that only its owner can read. A failure to write stops nothing, and what
 * fails all the time does not fill it. What a server says may be part of a message: it can neither begin an entry of its
 * own nor command a terminal.
 */
export function openLog(file: string, clock: Clock): Log {
  // The terminal that the app was started from may be closed long before the app is.
  process.stderr.on('error', () => undefined);
  // The mode of a file that is there already stays as an earlier version or a restored backup left it.
  let isPrivate = false;

  const write = throttleLines(clock, (message) => {
    const line = `${new Date(clock.now()).toISOString()} ${message}\n`;
    process.stderr.write(line);
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if (!isPrivate) for (const path of generations(file)) if (sizeOf(path) !== null) makeOwnFile(path);
      isPrivate = true;
      makeRoom(file, clock.now());
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // The line is on standard error.
    }
  });
  return (message) => write(redact(cleanLines(message)));
}

/** The log and its older files, youngest first. */
const generations = (file: string): string[] => [
  file,
  ...Array.from({ length: oldFiles }, (_, n) => `${file}.${n + 1}`),
];

/** Makes the log ready to be written: each file takes the place of the next older one when the log has become too large. */
function makeRoom(file: string, now: number): void {
  putAsideOther(file, now);
  if ((sizeOf(file) ?? 0) <= maxBytes) return;
  const paths = generations(file);
  for (let n = paths.length - 1; n > 0; n--) {
    const [younger = '', older = ''] = [paths[n - 1], paths[n]];
    putAsideOther(older, now);
    if (sizeOf(younger) !== null) renameSync(younger, older);
  }
}

/** Something else in the place of a log, such as a folder, a link or a pipe that nobody reads, is kept under another name. */
function putAsideOther(path: string, now: number): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) renameSync(path, `${path}.not-a-log-${now}`);
}

/** Bytes of a file; null if there is none. */
function sizeOf(path: string): number | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : null;
}

/** An error as the log shows it: its stack if there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
