import type { Added, Committed, Incoming } from '../event/incoming.ts';
import { epochs } from './epochs.ts';
import type { Database } from './sqlite.ts';
import { transaction } from './transaction.ts';

const USER = 5;

/** Stores groups of deliveries. The one place where an event comes to be. */
export function eventWriter(db: Database) {
  const epoch = epochs(db);
  const insertEvent = db.prepare(
    `INSERT INTO event (epoch, seq, time, subject, action, resource, checksum, text, delivered, alert)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (epoch, seq) DO NOTHING`,
  );
  const again = db.prepare('UPDATE event SET delivered = max(delivered, ?) WHERE id = ?');
  const link = db.prepare('INSERT OR IGNORE INTO event_subscription (subscription, event) VALUES (?, ?)');
  const queue = db.prepare(
    'INSERT INTO outbox (subscription, event, reply, salt, hmac) VALUES (?, ?, ?, ?, ?)',
  );
  const findResource = db.prepare('SELECT key, name, path FROM resource WHERE id = ?');
  const insertResource = db.prepare('INSERT INTO resource (id, kind) VALUES (?, ?)');
  // Where it is so already, nothing is to be written.
  const want = db.prepare('UPDATE resource SET wanted = 1 WHERE key = ? AND wanted = 0');
  const gone = db.prepare('UPDATE resource SET deleted = 1 WHERE key = ? AND deleted = 0');
  const isRead = db.prepare('SELECT read FROM event WHERE id = ?');
  const count = db.prepare(
    `UPDATE subscription SET delivered = delivered + ?, unread = unread + ?, last_seq = ? WHERE id = ?`,
  );
  const total = db.prepare('UPDATE totals SET value = value + ? WHERE name = ?');
  /** Keys of resources, so that a busy resource is not looked up for every event of it. */
  const known = new Map<string, { key: number; name: string | null; path: string[] }>();

  function resource(
    event: Incoming,
  ): { key: number; name: string | null; path: string[]; fresh: boolean } | null {
    if (event.resourceId === null || event.subject >= USER) return null;
    const cached = known.get(event.resourceId);
    if (cached) return { ...cached, fresh: false };
    const row = findResource.get(event.resourceId) as
      | { key: number; name: string | null; path: string }
      | undefined;
    const found = row
      ? { key: row.key, name: row.name, path: JSON.parse(row.path) as string[] }
      : {
          key: Number(insertResource.run(event.resourceId, event.subject).lastInsertRowid),
          name: null,
          path: [],
        };
    if (known.size > 20_000) known.clear();
    known.set(event.resourceId, found);
    return { ...found, fresh: row === undefined };
  }

  /** Stores it if it is new; gives the id it has, now or from before. */
  function insert(event: Incoming, about: number | null): { id: number; isNew: boolean } {
    const { stream, time } = event;
    const into = (epochId: number) => {
      const { changes, lastInsertRowid } = insertEvent.run(
        epochId,
        BigInt.asIntN(64, event.seq),
        time,
        event.subject,
        event.action,
        about,
        event.checksum,
        event.text,
        event.delivered,
        event.alert,
      );
      return Number(changes) > 0 ? { id: Number(lastInsertRowid), isNew: true } : undefined;
    };
    const done = into(epoch.find(stream, event.seq, time));
    if (done) return done;
    const found = epoch.search(stream, event.seq, time);
    if (found.event !== undefined) return { id: found.event, isNew: false };
    return into(found.epoch) ?? impossible();
  }

  function store(group: readonly Incoming[]): Committed {
    const added = new Map<number, Added>();
    const late = new Set<number>();
    const perSubscription = new Map<number, { delivered: number; unread: number; seq: bigint }>();
    let redelivered = 0;
    let queued = 0;
    const wanted = new Set<number>();
    const deleted = new Set<number>();
    for (const event of group) {
      const seq = BigInt.asIntN(64, event.seq);
      const tally = perSubscription.get(event.subscription) ?? { delivered: 0, unread: 0, seq };
      perSubscription.set(event.subscription, tally);
      tally.delivered++;
      tally.seq = seq;
      const about = resource(event);
      const { id, isNew } = insert(event, about?.key ?? null);
      if (isNew) {
        added.set(id, {
          id,
          time: Number(event.time / 1_000_000n),
          subject: event.subject,
          action: event.action,
          resourceId: event.resourceId,
          name: about?.name ?? null,
          path: about?.path ?? [],
          text: event.text,
          alert: event.alert,
          subscriptions: [event.subscription],
        });
        if (event.delivered > 1) late.add(event.subscription);
        link.run(event.subscription, id);
        tally.unread++;
        if (about) {
          // A rename shows as an update; a deletion leaves the last known name as it is.
          if (event.action === 4) deleted.add(about.key);
          if (about.fresh || event.action === 3) wanted.add(about.key);
        }
      } else {
        if (event.reply) redelivered++;
        again.run(event.delivered, id);
        if (Number(link.run(event.subscription, id).changes) > 0) {
          const same = added.get(id);
          if (same) same.subscriptions.push(event.subscription);
          if ((isRead.get(id) as { read: number }).read === 0) tally.unread++;
        }
      }
      if (event.reply) {
        queue.run(event.subscription, id, event.reply.reply, event.reply.salt, event.reply.hmac);
        queued++;
      }
    }
    for (const key of wanted) want.run(key);
    for (const key of deleted) gone.run(key);
    for (const [id, tally] of perSubscription) count.run(tally.delivered, tally.unread, tally.seq, id);
    if (added.size > 0) {
      total.run(added.size, 'events');
      total.run(added.size, 'unread');
    }
    if (redelivered > 0) total.run(redelivered, 'redelivered');
    epoch.flush();
    return { added: [...added.values()], redelivered, late: [...late], queued, wanted: wanted.size > 0 };
  }

  return {
    /** Stores a group in one durable transaction: events that are new, delivery counts of those that are not, acks. */
    commit(group: readonly Incoming[]): Committed {
      try {
        return transaction(db, () => store(group));
      } catch (error) {
        epoch.forget();
        known.clear();
        throw error;
      }
    },
    /** To be called when names changed, so that the next commit gives the new ones: of these, or of all resources. */
    forgetNames(ids?: readonly string[]): void {
      if (ids === undefined) known.clear();
      else for (const id of ids) known.delete(id);
    },
  };
}

function impossible(): never {
  throw new Error('an epoch that was free is taken');
}
