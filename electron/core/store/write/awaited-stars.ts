import { type Incoming, isTimeless } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';

/** A star of an event, which is named by its stream, its sequence (as a signed integer) and its time (ns). `at`: since when, epoch ms. */
export interface EventStar {
  stream: string;
  seq: bigint;
  time: bigint;
  at: bigint;
}

/** Returns the time that names an event together with its sequence. */
const namingTime = ({ stream, time }: Pick<EventStar, 'stream' | 'time'>): bigint =>
  isTimeless(stream) ? 0n : time;

/** Returns a function that gives an event its star: at once if it is stored, otherwise when it is. To be called inside a transaction. */
export function starAwaiting(db: Database) {
  const give = db.prepare(
    `INSERT OR IGNORE INTO event_star (event, at) SELECT e.id, $at FROM event e JOIN epoch p ON p.id = e.epoch
     WHERE p.stream = $stream AND e.seq = $seq AND $time IN (0, e.time)`,
  );
  const isThere = db.prepare(
    `SELECT 1 FROM event e JOIN epoch p ON p.id = e.epoch
     WHERE p.stream = $stream AND e.seq = $seq AND $time IN (0, e.time)`,
  );
  const wait = db.prepare('INSERT OR IGNORE INTO awaited_star (stream, seq, time, at) VALUES (?, ?, ?, ?)');
  return (star: EventStar): void => {
    const { stream, seq, at } = star;
    const time = namingTime(star);
    const event = { $stream: stream, $seq: seq, $time: time };
    if (isThere.get(event) === undefined) wait.run(stream, seq, time, at);
    else give.run({ ...event, $at: at });
  };
}

/** Gives events the stars that waited for them, while a group is stored. */
export function awaitedStars(db: Database) {
  const any = db.prepare('SELECT 1 FROM awaited_star LIMIT 1');
  const take = db.prepare('DELETE FROM awaited_star WHERE stream = ? AND seq = ? AND time = ? RETURNING at');
  const give = db.prepare('INSERT OR IGNORE INTO event_star (event, at) VALUES (?, ?)');
  let areThere = false;
  return {
    /** Begins a group. */
    begin(): void {
      areThere = any.get() !== undefined;
    },
    /** A delivery was found to be this event, or a further part of it. */
    give(event: Pick<Incoming, 'stream' | 'seq' | 'time'>, id: number): void {
      if (!areThere) return;
      const key = BigInt.asIntN(64, event.seq);
      const row = take.get(event.stream, key, namingTime(event)) as { at: number } | undefined;
      if (row) give.run(id, row.at);
    },
  };
}
