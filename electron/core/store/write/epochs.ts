import { isTimeless } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';

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
 *
 * These rules can guess wrong, as several consumers of one stream are read at different paces: after a wipe the first
 * message seen may have a sequence above the old highest one. So a guess never decides whether a message is known: only
 * one with the same sequence AND the same time is, in whichever epoch. Where a guessed epoch has another message under
 * that sequence, the message goes to an epoch that has none.
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
  const findEvent = db.prepare('SELECT id, time FROM event WHERE epoch = ? AND seq = ?');
  const findTwin = db.prepare('SELECT event AS id, time FROM twin WHERE epoch = ? AND seq = ?');
  findEvent.setReadBigInts(true);
  findTwin.setReadBigInts(true);

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

  function guess(stream: string, list: Epoch[], seq: bigint, time: bigint): Epoch {
    const current = list[0];
    if (current === undefined) return open(stream, list, seq, time);
    if (seq > current.lastSeq && time >= current.lastTime) return current;
    if (seq <= current.lastSeq && time > current.lastTime) return open(stream, list, seq, time);
    for (const earlier of list.slice(1)) {
      if (time > earlier.lastTime) break;
      if (seq <= earlier.lastSeq) return earlier;
    }
    return current;
  }

  function advanceTo(epoch: Epoch, seq: bigint, time: bigint): Epoch {
    epoch.lastSeq = seq;
    epoch.lastTime = time;
    dirty.add(epoch);
    return epoch;
  }

  /** What stands under a sequence: an event, a twin of one, or (after a wrong guess) both. */
  function under(epoch: number, seq: bigint): { id: bigint; time: bigint }[] {
    const key = BigInt.asIntN(64, seq);
    return [findEvent.get(epoch, key), findTwin.get(epoch, key)].filter(
      (row) => row !== undefined,
    ) as unknown as { id: bigint; time: bigint }[];
  }

  /** The epoch that has this message, with the message's id; or one that has none under its sequence. */
  function search(stream: string, seq: bigint, time: bigint): { epoch: number; event: number | undefined } {
    const list = byStream.get(stream) ?? load(stream);
    if (isTimeless(stream)) {
      const { id } = list[0] ?? open(stream, list, seq, time);
      const [found] = under(id, seq);
      return { epoch: id, event: found && Number(found.id) };
    }
    const taken = new Set<number>();
    for (const { id } of list) {
      const rows = under(id, seq);
      const found = rows.find((row) => row.time === time);
      if (found) return { epoch: id, event: Number(found.id) };
      if (rows.length > 0) taken.add(id);
    }
    const guessed = guess(stream, list, seq, time);
    const epoch = taken.has(guessed.id)
      ? (list.find((e) => !taken.has(e.id)) ?? open(stream, list, seq, time))
      : guessed;
    if (epoch === list[0] && seq > epoch.lastSeq && time >= epoch.lastTime) advanceTo(epoch, seq, time);
    return { epoch: epoch.id, event: undefined };
  }

  return {
    /**
     * The epoch of a message that is beyond everything there is of its stream, the common case, which must not cost a
     * look into the table; undefined when that is not so clear: then `search` tells. What this learns, and `search`, is
     * written on `flush`, except for a new epoch, which is written at once.
     */
    ahead(stream: string, seq: bigint, time: bigint): number | undefined {
      const list = byStream.get(stream) ?? load(stream);
      const [current] = list;
      if (isTimeless(stream)) return undefined;
      if (list.length !== 1 || !current || seq <= current.lastSeq || time < current.lastTime)
        return undefined;
      return advanceTo(current, seq, time).id;
    },
    search,
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
