import type { Added, Committed, Incoming } from '../event/incoming.ts';
import type { OpenBursts } from './bursts.ts';
import { epochs } from './epochs.ts';
import { insertMany } from './insert-many.ts';
import { type KnownResource, knownResources } from './known-resources.ts';
import type { Database } from './sqlite.ts';
import { transaction } from './transaction.ts';

/** Indexes into `actions` (event.ts). */
const UPDATED = 3;
const DELETED = 4;

const COLUMNS = 'id, epoch, seq, time, subject, action, resource, checksum, text, delivered, alert, burst';
const WIDTH = 12;

/** Two events under one key, where the second one was taken for new without a look. */
class Collision extends Error {}

/** Stores groups of deliveries. The one place where an event comes to be. */
export function eventWriter(db: Database, bursts: OpenBursts) {
  const epoch = epochs(db);
  const resources = knownResources(db);
  const insert = insertMany(db, `INSERT OR IGNORE INTO event (${COLUMNS})`, WIDTH);
  const links = insertMany(db, 'INSERT OR IGNORE INTO event_subscription (subscription, event)', 2);
  const queue = insertMany(db, 'INSERT INTO outbox (subscription, event, reply, salt, hmac)', 5);
  const highest = db.prepare('SELECT name, seq FROM sqlite_sequence');
  const again = db.prepare('UPDATE event SET delivered = max(delivered, ?) WHERE id = ?');
  // Where it is so already, nothing is to be written.
  const want = db.prepare('UPDATE resource SET wanted = 1 WHERE key = ? AND wanted = 0');
  const gone = db.prepare('UPDATE resource SET deleted = 1 WHERE key = ? AND deleted = 0');
  const isRead = db.prepare('SELECT read FROM event WHERE id = ?');
  const count = db.prepare(
    `UPDATE subscription SET delivered = delivered + ?, unread = unread + ?, last_seq = ? WHERE id = ?`,
  );
  const total = db.prepare('UPDATE totals SET value = value + ? WHERE name = ?');

  /** The highest id that was ever given in a table. */
  const lastId = (table: string) =>
    (highest.all() as { name: string; seq: number }[]).find((s) => s.name === table)?.seq ?? 0;

  /** @param careful looks for each event whether it is known, also where that seems out of the question. */
  function store(group: readonly Incoming[], careful: boolean): Committed {
    const added = new Map<number, Added>();
    const late = new Set<number>();
    const perSubscription = new Map<number, { delivered: number; unread: number; seq: bigint }>();
    const wanted = new Set<number>();
    const deleted = new Set<number>();
    const events: (string | number | bigint | null)[] = [];
    const linked: number[] = [];
    const acks: (string | number | null)[] = [];
    let id = lastId('event');
    let redelivered = 0;

    const flush = () => {
      const rows = events.length / WIDTH;
      if (insert.run(events) < rows) throw new Collision();
      events.length = 0;
    };

    /** The id it has, now or from before. */
    function place(event: Incoming, about: KnownResource | null): { id: number; isNew: boolean } {
      const { stream, seq, time } = event;
      let into = careful ? undefined : epoch.ahead(stream, seq, time);
      if (into === undefined) {
        flush();
        const found = epoch.search(stream, seq, time);
        if (found.event !== undefined) return { id: found.event, isNew: false };
        into = found.epoch;
      }
      const { subject, action, checksum, text, delivered, alert } = event;
      const key = BigInt.asIntN(64, seq);
      id++;
      const parent = about?.parent ?? null;
      const burst = parent === null ? null : bursts.join({ id, time, action, subject, parent });
      const resource = about?.key ?? null;
      events.push(id, into, key, time, subject, action, resource, checksum, text, delivered, alert, burst);
      return { id, isNew: true };
    }

    for (const [at, event] of group.entries()) {
      const { subscription } = event;
      const seq = BigInt.asIntN(64, event.seq);
      const tally = perSubscription.get(subscription) ?? { delivered: 0, unread: 0, seq };
      perSubscription.set(subscription, tally);
      tally.delivered++;
      tally.seq = seq;
      if (event.ackOnly) {
        if (event.reply) acks.push(subscription, null, event.reply.reply, event.reply.salt, event.reply.hmac);
        continue;
      }
      const about = resources.of(event);
      const placed = place(event, about);
      if (placed.isNew) {
        added.set(placed.id, {
          id: placed.id,
          at,
          name: about?.name ?? null,
          path: about?.path ?? [],
          subscriptions: [subscription],
        });
        if (event.delivered > 1) late.add(subscription);
        linked.push(subscription, placed.id);
        tally.unread++;
        if (about) {
          // A rename shows as an update; a deletion leaves the last known name as it is.
          if (event.action === DELETED) deleted.add(about.key);
          if (about.fresh || event.action === UPDATED) wanted.add(about.key);
          about.fresh = false;
        }
      } else {
        if (event.reply) redelivered++;
        again.run(event.delivered, placed.id);
        const same = added.get(placed.id);
        if (same === undefined) {
          if (links.run([subscription, placed.id]) > 0 && unread(placed.id)) tally.unread++;
        } else if (!same.subscriptions.includes(subscription)) {
          same.subscriptions.push(subscription);
          linked.push(subscription, placed.id);
          tally.unread++;
        }
      }
      if (event.reply)
        acks.push(subscription, placed.id, event.reply.reply, event.reply.salt, event.reply.hmac);
    }
    flush();
    links.run(linked);
    const firstAck = acks.length > 0 ? lastId('outbox') + 1 : null;
    queue.run(acks);
    for (const key of wanted) want.run(key);
    for (const key of deleted) gone.run(key);
    for (const [id, tally] of perSubscription) count.run(tally.delivered, tally.unread, tally.seq, id);
    if (added.size > 0) {
      total.run(added.size, 'events');
      total.run(added.size, 'unread');
    }
    if (redelivered > 0) total.run(redelivered, 'redelivered');
    epoch.flush();
    return { added: [...added.values()], redelivered, late: [...late], firstAck, wanted: wanted.size > 0 };
  }

  const unread = (id: number) => (isRead.get(id) as { read: number }).read === 0;

  /** After a rollback nothing learnt in the transaction holds. */
  function attempt(group: readonly Incoming[], careful: boolean): Committed {
    try {
      return transaction(db, () => store(group, careful));
    } catch (error) {
      epoch.forget();
      resources.forget();
      bursts.forget();
      throw error;
    }
  }

  return {
    /** Stores a group in one durable transaction: events that are new, delivery counts of those that are not, acks. */
    commit(group: readonly Incoming[]): Committed {
      try {
        return attempt(group, false);
      } catch (error) {
        if (!(error instanceof Collision)) throw error;
        return attempt(group, true);
      }
    },
    /** To be called when names changed, so that the next commit gives the new ones: of these, or of all resources. */
    forgetNames: resources.forget,
  };
}
