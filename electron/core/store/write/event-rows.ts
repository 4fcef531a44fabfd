import { type Incoming, isReadAtOnce } from '../../model/incoming.ts';
import { insertMany } from '../schema/insert-many.ts';
import type { Database } from '../schema/sqlite.ts';
import type { DayCounting } from './day-counting.ts';

const EVENT_COLUMNS =
  'id, epoch, seq, time, subject, action, resource, checksum, text, delivered, alert, rule, read, burst, parent';
const EVENT_WIDTH = 15;
const TWIN_WIDTH = 4;
const ACK_WIDTH = 5;

/** A row has the key of another one although its event was assumed to be new without a lookup. */
export class Collision extends Error {}

/** Gathers the rows of a group, to insert many of them with each statement. */
export function eventRows(db: Database, counting: DayCounting) {
  const insertEvents = insertMany(db, `INSERT OR IGNORE INTO event (${EVENT_COLUMNS})`, EVENT_WIDTH);
  const insertTwins = insertMany(db, 'INSERT OR IGNORE INTO twin (epoch, seq, time, event)', TWIN_WIDTH);
  const lastId = lastIds(db);
  const acks = ackRows(db, lastId);
  const events: (string | number | bigint | null)[] = [];
  const twins: (number | bigint)[] = [];
  let id = 0;
  let newest = 0n;

  return {
    /** Begins a group: drops what is left of the last one, which may have failed. */
    begin(): void {
      events.length = 0;
      twins.length = 0;
      acks.clear();
      counting.begin();
      id = lastId('event');
      newest = 0n;
    },
    nextId: (): number => ++id,
    /**
     * @param key the sequence as a signed integer. @param resource key of the resource the event is about.
     * @param burst head of the event's burst. @param parent key of the resource inside which it happened.
     */
    addEvent(
      event: Incoming,
      row: number,
      epoch: number,
      key: bigint,
      resource: number | null,
      burst: number | null,
      parent: number | null,
    ): void {
      const { time, subject, action, checksum, text, delivered, alert, rule } = event;
      events.push(row, epoch, key, time, subject, action, resource);
      const isRead = isReadAtOnce(event);
      events.push(checksum, text, delivered, alert, rule, isRead ? 1 : 0, burst, parent);
      counting.add(time, subject, action, burst === null, !isRead);
      if (time > newest) newest = time;
    },
    addTwin(epoch: number, key: bigint, time: bigint, event: number): void {
      twins.push(epoch, key, time, event);
    },
    addAck: acks.add,
    /** The latest time (ns) of the events of this group. */
    newest: (): bigint => newest,
    /** Inserts the gathered events and twins. @throws Collision */
    flush(): void {
      const rows = events.length / EVENT_WIDTH;
      if (insertEvents.run(events) < rows) throw new Collision();
      if (insertTwins.run(twins) < twins.length / TWIN_WIDTH) throw new Collision();
      events.length = 0;
      twins.length = 0;
    },
    flushAcks: acks.flush,
    /** Adds the events to the counts of their days; to be called after the last of them was inserted. */
    flushCounts: counting.flush,
  };
}

export type EventRows = ReturnType<typeof eventRows>;

type LastId = (table: string) => number;

/** Returns a function that gives the highest id that was ever given in a table. */
function lastIds(db: Database): LastId {
  const highest = db.prepare('SELECT name, seq FROM sqlite_sequence');
  return (table) =>
    (highest.all() as { name: string; seq: number }[]).find((s) => s.name === table)?.seq ?? 0;
}

/** Gathers the acks of a group. */
function ackRows(db: Database, lastId: LastId) {
  const insert = insertMany(db, 'INSERT INTO outbox (subscription, event, reply, salt, hmac)', ACK_WIDTH);
  const acks: (string | number | null)[] = [];
  return {
    clear(): void {
      acks.length = 0;
    },
    add({ subscription, reply }: Incoming, event: number | null): void {
      if (reply) acks.push(subscription, event, reply.reply, reply.salt, reply.hmac);
    },
    /** Inserts the gathered acks; returns the id of the first one, null if there is none. */
    flush(): number | null {
      if (acks.length === 0) return null;
      const first = lastId('outbox') + 1;
      insert.run(acks);
      return first;
    },
  };
}
