import { closeSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type {
  AnnouncementRecord,
  ConsumerRecord,
  NotificationRecord,
  ResourceRecord,
  Secrets,
  UserRecord,
} from './model.ts';

/** One change, as one line of the state file. A later record of the same id replaces an earlier one. */
export type Change =
  | { put: 'secrets'; value: Secrets }
  | { put: 'user'; value: UserRecord }
  | { put: 'resource'; value: ResourceRecord }
  | { put: 'notifications'; value: NotificationRecord[] }
  | { put: 'announcement'; value: AnnouncementRecord }
  | { put: 'consumer'; value: ConsumerRecord }
  | { drop: 'resource' | 'consumer' | 'notifications'; ids: string[] };

/** Stores changes on disk, so that a killed server continues where it was. */
export interface Journal {
  /** Returns every change so far, oldest first. */
  read(): Change[];
  /** Writes before it returns, so that a killed process loses nothing. */
  write(change: Change): void;
  close(): void;
}

/** A journal in a file of JSON lines. Ignores a last line that was cut off. */
export function createFileJournal(path: string): Journal {
  const file = openSync(path, 'a', 0o600);
  return {
    read() {
      const bytes = readFileSync(path);
      // Text after the last line break was never finished and must not run into the next line.
      const whole = bytes.lastIndexOf('\n') + 1;
      if (whole < bytes.length) truncateSync(path, whole);
      const lines = bytes.subarray(0, whole).toString('utf8').split('\n');
      return lines.filter((line) => line !== '').map((line, place) => parseLine(path, line, place + 1));
    },
    write: (change) => {
      writeSync(file, `${JSON.stringify(change)}\n`);
    },
    close: () => closeSync(file),
  };
}

function parseLine(path: string, line: string, number: number): Change {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`Line ${number} of the state file ${path} is not a state record.`, { cause });
  }
}

/** A journal that stores nothing. */
export function createNoJournal(): Journal {
  return { read: () => [], write: () => {}, close: () => {} };
}
