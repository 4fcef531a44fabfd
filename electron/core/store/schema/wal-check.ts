import { readFileSync } from 'node:fs';

/** Sizes of the parts of a write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). */
const HEADER = 32;
const FRAME_HEADER = 24;
/** The two magic numbers at the beginning: the last bit says in which byte order sums are taken. */
const MAGIC = 0x377f0682;

/**
 * Whether the log beside a database was damaged after it was written. SQLite ignores a frame that is damaged, and silently
 * all that follow it, as it does with what a power failure left unfinished. Unfinished is at most the last transaction: a
 * damaged frame with a whole transaction and the beginning of another behind it was whole once.
 */
export function isLogDamaged(path: string): boolean {
  const log = read(`${path}-wal`);
  if (log.length <= HEADER || log.readUInt32BE(0) === 0) return false;
  if (!hasGoodHeader(log)) return true;
  const bad = firstBadFrame(log);
  return bad !== null && hasTransactionAfter(log, bad);
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

type Sum = readonly [number, number];

/** The running sum of a log. @param to multiple of 8 bytes behind `from` */
function sum(log: Buffer, from: number, to: number, [a, b]: Sum): Sum {
  const isBig = (log.readUInt32BE(0) & 1) === 1;
  const word = (at: number) => (isBig ? log.readUInt32BE(at) : log.readUInt32LE(at));
  for (let at = from; at < to; at += 8) {
    a = (a + word(at) + b) >>> 0;
    b = (b + word(at + 4) + a) >>> 0;
  }
  return [a, b];
}

const isSum = (log: Buffer, at: number, [a, b]: Sum) =>
  log.readUInt32BE(at) === a && log.readUInt32BE(at + 4) === b;

function hasGoodHeader(log: Buffer): boolean {
  return (log.readUInt32BE(0) & ~1) >>> 0 === MAGIC && isSum(log, 24, sum(log, 0, 24, [0, 0]));
}

const frameSize = (log: Buffer) => FRAME_HEADER + log.readUInt32BE(8);

/** Whether a frame is of the log's present round: those of earlier rounds lie behind it with other salts. */
const isOfRound = (log: Buffer, frame: number) =>
  log.readUInt32BE(frame + 8) === log.readUInt32BE(16) &&
  log.readUInt32BE(frame + 12) === log.readUInt32BE(20);

/** Where the first frame begins that SQLite would not read; null if it reads to the end. */
function firstBadFrame(log: Buffer): number | null {
  let running: Sum = [log.readUInt32BE(24), log.readUInt32BE(28)];
  const size = frameSize(log);
  for (let at = HEADER; at + size <= log.length; at += size) {
    running = sum(log, at + FRAME_HEADER, at + size, sum(log, at, at + 8, running));
    if (!isOfRound(log, at) || !isSum(log, at + 16, running)) return at;
  }
  return null;
}

/** Whether a frame that ends a transaction, and one more after it, follow in the same round. */
function hasTransactionAfter(log: Buffer, bad: number): boolean {
  const size = frameSize(log);
  let hasEnd = false;
  for (let at = bad; at + size <= log.length; at += size) {
    // The bad frame itself may be the last of its transaction.
    if (at !== bad && !isOfRound(log, at)) continue;
    if (at !== bad && hasEnd) return true;
    if (log.readUInt32BE(at + 4) !== 0) hasEnd = true;
  }
  return false;
}
