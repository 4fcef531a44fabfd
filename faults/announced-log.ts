import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { generationOf } from './generations.ts';
import type { Announced, Announcement } from './messages.ts';

/** Returns its path in a folder that does not get full. */
export const announcedIn = (folder: string): string => join(folder, 'announced.jsonl');

/** What an engine announced, written immediately so that it survives a kill. */
export interface AnnouncedLog {
  write(line: Announcement): void;
  close(): void;
}

/**
 * Opens the record for appending. A line that was cut off by a kill stays separate from the next.
 * @param data folder of the database that announcements are about.
 */
export function openAnnouncedLog(path: string, data: string): AnnouncedLog {
  const file = openSync(path, 'a');
  writeSync(file, '\n');
  return {
    write(line) {
      writeSync(file, `${JSON.stringify({ ...line, generation: generationOf(data) })}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/** Returns everything in it, except lines that were cut off. */
export function readAnnouncedLog(path: string): Announced[] {
  if (!existsSync(path)) return [];
  const lines: Announced[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      lines.push(JSON.parse(line) as Announced);
    } catch {
      // Cut off: its announcement was not completed.
    }
  }
  return lines;
}
