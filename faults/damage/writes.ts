import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import type { Random } from '../../devserver/util/random.ts';

/** Bytes that a failing disk changes. */
export interface Write {
  /** Of the file: '' for the database, '-wal' for its log. */
  suffix: '' | '-wal';
  at: number;
  bytes: Buffer;
}

const PAGE = 4096;
/** Fields of the header behind the magic text and the page size (https://www.sqlite.org/fileformat2.html#the_database_header). */
const HEADER_FIELDS = [24, 28, 32, 36, 40, 52, 60, 92];
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const FRAME = FRAME_HEADER + PAGE;
/** Bytes of a page that are overwritten. */
const STRETCH = 600;

/** Returns the number of pages in the file itself. */
export const pagesInFile = (path: string): number => Math.floor(statSync(path).size / PAGE);

function randomBytes(count: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.int(256)));
}

/** Overwrites the beginning of a page, or flips some of its bits, among them the kind of the page. */
export function pageWrite(path: string, page: number, random: Random): Write {
  const at = (page - 1) * PAGE;
  if (random.next() < 0.5) return { suffix: '', at, bytes: Buffer.alloc(STRETCH, 0x5a) };
  const bytes = Buffer.alloc(PAGE);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, PAGE, at);
  closeSync(file);
  bytes[0] = (bytes[0] ?? 0) ^ 0x40;
  for (let n = 0; n < 40; n++) {
    const place = 1 + random.int(PAGE - 1);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.int(8));
  }
  return { suffix: '', at, bytes };
}

/** Overwrites a field of the header of the database. */
export const headerWrite = (random: Random): Write => ({
  suffix: '',
  at: random.pick(HEADER_FIELDS),
  bytes: randomBytes(4, random),
});

/** The log beside a database; empty where there is none. */
const logOf = (path: string) => (existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0));

/** Where the frames of the log's present round begin. Those of earlier rounds lie behind them. */
function framesIn(log: Buffer): number[] {
  const isOfRound = (at: number) => log.subarray(at + 8, at + 16).equals(log.subarray(16, 24));
  const frames: number[] = [];
  for (let at = LOG_HEADER; at + FRAME <= log.length && isOfRound(at); at += FRAME) frames.push(at);
  return frames;
}

/** Overwrites some of a frame of the log, or of the header of the log. @param spared pages whose frames are not touched. */
export function logWrite(path: string, random: Random, spared: ReadonlySet<number>): Write | undefined {
  const log = logOf(path);
  const frames = framesIn(log);
  // Near its end, the last transaction cannot be told from one that a power failure left unfinished.
  const early = frames.slice(0, frames.length * 0.7);
  const free = early.filter((at) => !spared.has(log.readUInt32BE(at)));
  if (free.length === 0) return undefined;
  if (random.next() < 0.2) return { suffix: '-wal', at: 8 + random.int(20), bytes: randomBytes(4, random) };
  const at = random.pick(free) + random.int(FRAME - STRETCH);
  return { suffix: '-wal', at, bytes: randomBytes(STRETCH, random) };
}

/** Makes the writes. The files keep their sizes and times. */
export function write(path: string, writes: readonly Write[]): void {
  for (const { suffix, at, bytes } of writes) {
    const { atime, mtime } = statSync(path + suffix);
    const file = openSync(path + suffix, 'r+');
    writeSync(file, bytes, 0, bytes.length, at);
    closeSync(file);
    utimesSync(path + suffix, atime, mtime);
  }
}
