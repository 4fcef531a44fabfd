import type { Database } from './sqlite.ts';

interface Epoch {
  id: number;
  number: number;
  lastSeq: bigint;
  lastTime: bigint;
}

/**
 * Tells which epoch of a stream a message belongs to. Sequences and times both only grow within an epoch; when a
 * server's JetStream is wiped the sequences start again at 1 and the times do not. So a sequence that is not above the
 * highest one, with a time later than its, is of a new epoch.
 *
 * A message no later than the end of an earlier epoch is of that one (a redelivery that was under way).
 */
export function epochs(db: Database) {
  const byStream = new Map<string, Epoch[]>();
  const insert = db.prepare('INSERT INTO epoch (stream, number, last_seq, last_time) VALUES (?, ?, ?, ?)');
  const advance = db.prepare('UPDATE epoch SET last_seq = ?, last_time = ? WHERE id = ?');
  const select = db.prepare(
    'SELECT id, number, last_seq AS lastSeq, last_time AS lastTime FROM epoch WHERE stream = ? ORDER BY number DESC',
  );
  select.setReadBigInts(true);
  const dirty = new Set<Epoch>();

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

  function open(stream: string, list: Epoch[], seq: bigint, time: bigint): Epoch {
    const number = (list[0]?.number ?? 0) + 1;
    const { lastInsertRowid } = insert.run(stream, number, BigInt.asIntN(64, seq), time);
    const epoch = { id: Number(lastInsertRowid), number, lastSeq: seq, lastTime: time };
    list.unshift(epoch);
    return epoch;
  }

  return {
    /** The id of the epoch. Writes what it learns on `flush`, except a new epoch, which is written at once. */
    find(stream: string, seq: bigint, time: bigint): number {
      const list = byStream.get(stream) ?? load(stream);
      const current = list[0];
      if (current === undefined) return open(stream, list, seq, time).id;
      if (seq > current.lastSeq && time >= current.lastTime) {
        current.lastSeq = seq;
        current.lastTime = time;
        dirty.add(current);
        return current.id;
      }
      if (seq <= current.lastSeq && time > current.lastTime) return open(stream, list, seq, time).id;
      for (const earlier of list.slice(1)) {
        if (time > earlier.lastTime) break;
        if (seq <= earlier.lastSeq) return earlier.id;
      }
      return current.id;
    },
    /** Writes how far the epochs have come; call inside the transaction. */
    flush(): void {
      for (const e of dirty) advance.run(BigInt.asIntN(64, e.lastSeq), e.lastTime, e.id);
      dirty.clear();
    },
    /** Forgets what was learnt since the last commit; call after a rollback. */
    forget(): void {
      byStream.clear();
      dirty.clear();
    },
  };
}
