import type { Database } from '../schema/sqlite.ts';

/** A period of a stream in which its sequences only grow. */
export interface Epoch {
  id: number;
  number: number;
  lastSeq: bigint;
  lastTime: bigint;
}

/** The epochs of all streams, kept in memory; how far they have come is written once for each group. */
export function epochList(db: Database) {
  const byStream = new Map<string, Epoch[]>();
  const dirty = new Set<Epoch>();
  const insert = db.prepare('INSERT INTO epoch (stream, number, last_seq, last_time) VALUES (?, ?, ?, ?)');
  const update = db.prepare('UPDATE epoch SET last_seq = ?, last_time = ? WHERE id = ?');
  const select = db.prepare(
    'SELECT id, number, last_seq AS lastSeq, last_time AS lastTime FROM epoch WHERE stream = ? ORDER BY number DESC',
  );
  select.setReadBigInts(true);

  function load(stream: string): Epoch[] {
    const rows = select.all(stream) as unknown as {
      id: bigint;
      number: bigint;
      lastSeq: bigint;
      lastTime: bigint;
    }[];
    const list = rows.map((r) => ({
      id: Number(r.id),
      number: Number(r.number),
      lastSeq: BigInt.asUintN(64, r.lastSeq),
      lastTime: r.lastTime,
    }));
    byStream.set(stream, list);
    return list;
  }

  return {
    /** Returns the epochs of a stream, the newest first. */
    of: (stream: string): Epoch[] => byStream.get(stream) ?? load(stream),
    /** Begins a new epoch, which is written immediately. @param list the epochs of the stream. */
    begin(stream: string, list: Epoch[], seq: bigint, time: bigint): Epoch {
      const number = (list[0]?.number ?? 0) + 1;
      const { lastInsertRowid } = insert.run(stream, number, BigInt.asIntN(64, seq), time);
      const epoch = { id: Number(lastInsertRowid), number, lastSeq: seq, lastTime: time };
      list.unshift(epoch);
      return epoch;
    },
    advance(epoch: Epoch, seq: bigint, time: bigint): void {
      epoch.lastSeq = seq;
      epoch.lastTime = time;
      dirty.add(epoch);
    },
    /** Writes how far the epochs have come; must be called inside the transaction. */
    flush(): void {
      for (const e of dirty) update.run(BigInt.asIntN(64, e.lastSeq), e.lastTime, e.id);
      dirty.clear();
    },
    /** Forgets what was learned since the last commit; must be called after a rollback. */
    forget(): void {
      byStream.clear();
      dirty.clear();
    },
  };
}

export type EpochList = ReturnType<typeof epochList>;
