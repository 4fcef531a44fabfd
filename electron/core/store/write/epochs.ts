import { isTimeless } from '../../model/incoming.ts';
import type { Database } from '../schema/sqlite.ts';
import { type Epoch, type EpochList, epochList } from './epoch-list.ts';

/**
 * Tells which epoch of a stream a message belongs to. Within an epoch, both sequences and times only grow; when a server's
 * JetStream is wiped, sequences start again at 1 and times do not. So a message whose sequence is not above the highest one,
 * but whose time is later, belongs to a new epoch. A message that is not later than the end of an earlier epoch belongs to
 * that one (a redelivery that was on its way).
 *
 * These rules can guess wrong, since several consumers of one stream are read at different paces: after a wipe, the first
 * message may have a sequence above the old highest one. So a guess never decides whether a message is known: only a message
 * with the same sequence AND the same time is, in whichever epoch. If the guessed epoch has another message under that
 * sequence, the message goes to an epoch that has none.
 */
export function epochs(db: Database) {
  const list = epochList(db);
  const findEvent = db.prepare('SELECT id, time FROM event WHERE epoch = ? AND seq = ?');
  const findTwin = db.prepare('SELECT event AS id, time FROM twin WHERE epoch = ? AND seq = ?');
  findEvent.setReadBigInts(true);
  findTwin.setReadBigInts(true);

  /** Returns what is stored under a sequence: an event, a twin of one, or (after a wrong guess) both. */
  function under(epoch: number, seq: bigint): { id: bigint; time: bigint }[] {
    const key = BigInt.asIntN(64, seq);
    return [findEvent.get(epoch, key), findTwin.get(epoch, key)].filter(
      (row) => row !== undefined,
    ) as unknown as { id: bigint; time: bigint }[];
  }

  return {
    /**
     * Returns the epoch of a message that is beyond everything known of its stream: the common case, which must not cost a
     * lookup in the table. Undefined in any other case, which needs `search`. What both learn is written on `flush`, except
     * for a new epoch, which is written immediately.
     */
    ahead(stream: string, seq: bigint, time: bigint): number | undefined {
      const known = list.of(stream);
      const [current] = known;
      if (isTimeless(stream)) return undefined;
      if (known.length !== 1 || !current || seq <= current.lastSeq || time < current.lastTime)
        return undefined;
      list.advance(current, seq, time);
      return current.id;
    },
    /** Returns the epoch that has this message, with the id of its event; or one that has nothing under its sequence. */
    search(stream: string, seq: bigint, time: bigint): { epoch: number; event: number | undefined } {
      const known = list.of(stream);
      if (isTimeless(stream)) {
        const { id } = known[0] ?? list.begin(stream, known, seq, time);
        const [found] = under(id, seq);
        return { epoch: id, event: found && Number(found.id) };
      }
      const taken = new Set<number>();
      for (const { id } of known) {
        const rows = under(id, seq);
        const found = rows.find((row) => row.time === time);
        if (found) return { epoch: id, event: Number(found.id) };
        if (rows.length > 0) taken.add(id);
      }
      const guessed = guess(list, stream, known, seq, time);
      const epoch = taken.has(guessed.id)
        ? (known.find((e) => !taken.has(e.id)) ?? list.begin(stream, known, seq, time))
        : guessed;
      if (epoch === known[0] && seq > epoch.lastSeq && time >= epoch.lastTime) list.advance(epoch, seq, time);
      return { epoch: epoch.id, event: undefined };
    },
    flush: list.flush,
    forget: list.forget,
  };
}

/** Returns the epoch that a message seems to belong to, by its sequence and its time. */
function guess(list: EpochList, stream: string, known: Epoch[], seq: bigint, time: bigint): Epoch {
  const current = known[0];
  if (current === undefined) return list.begin(stream, known, seq, time);
  if (seq > current.lastSeq && time >= current.lastTime) return current;
  if (seq <= current.lastSeq && time > current.lastTime) return list.begin(stream, known, seq, time);
  for (const earlier of known.slice(1)) {
    if (time > earlier.lastTime) break;
    if (seq <= earlier.lastSeq) return earlier;
  }
  return current;
}
