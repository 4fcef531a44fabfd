import { type Committed, FOUND_DELETED, type Incoming } from '../../model/incoming.ts';
import { insertMany } from '../schema/insert-many.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import type { OpenBursts } from './bursts.ts';
import { derivedUpdates } from './derived.ts';
import { epochs } from './epochs.ts';
import { groupOf } from './event-group.ts';
import { type KnownResource, knownResources } from './known-resources.ts';
import { twins } from './twins.ts';

/** Indexes into `actions` (event.ts). */
const CREATED = 1;
const UPDATED = 3;
const DELETED = 4;
/** Index into `subjects` (event.ts): a dataset, the last that has something inside. */
const DATASET = 3;

const COLUMNS =
  'id, epoch, seq, time, subject, action, resource, checksum, text, delivered, alert, burst, parent';
const WIDTH = 13;

/** Two events under one key, where the second one was taken for new without a look. */
class Collision extends Error {}

/** Where a delivery belongs: to a new event, to one as another part of it, or to one that has it already. */
interface Place {
  id: number;
  is: 'new' | 'twin' | 'known';
}

const holdsOthers = ({ subject }: Incoming): boolean => subject > 0 && subject <= DATASET;

/** Stores groups of deliveries. The one place where an event comes to be. */
export function eventWriter(db: Database, bursts: OpenBursts) {
  const epoch = epochs(db);
  const resources = knownResources(db);
  const twin = twins(db);
  const derived = derivedUpdates(db, bursts);
  const insert = insertMany(db, `INSERT OR IGNORE INTO event (${COLUMNS})`, WIDTH);
  const insertTwins = insertMany(db, 'INSERT OR IGNORE INTO twin (epoch, seq, time, event)', 4);
  const links = insertMany(db, 'INSERT OR IGNORE INTO event_subscription (subscription, event)', 2);
  const queue = insertMany(db, 'INSERT INTO outbox (subscription, event, reply, salt, hmac)', 5);
  const highest = db.prepare('SELECT name, seq FROM sqlite_sequence');
  const again = db.prepare('UPDATE event SET delivered = max(delivered, ?) WHERE id = ? AND delivered < ?');
  const grow = db.prepare('UPDATE event SET twins = twins + ? WHERE id = ?');
  const silence = db.prepare(
    "UPDATE event SET alert = 'derived' WHERE id = ? AND alert IN ('raised', 'backlog')",
  );
  // Where it is so already, nothing is to be written.
  const want = db.prepare('UPDATE resource SET wanted = 1 WHERE key = ? AND wanted = 0');
  const look = db.prepare(
    `UPDATE resource SET look = min(coalesce(look, $from), $from), look_last = max(coalesce(look_last, 0), $to)
     WHERE key = $key`,
  );
  const gone = db.prepare(
    'UPDATE resource SET deleted = 1, deletion = coalesce(deletion, ?) WHERE key = ? AND (deleted = 0 OR deletion IS NULL)',
  );
  const marks = db.prepare('SELECT read, derived FROM event WHERE id = ?');
  const count = db.prepare(
    `UPDATE subscription SET delivered = delivered + ?, unread = unread + ?, unread_derived = unread_derived + ?,
       last_seq = ? WHERE id = ?`,
  );
  const total = db.prepare('UPDATE totals SET value = value + ? WHERE name = ?');

  /** The highest id that was ever given in a table. */
  const lastId = (table: string) =>
    (highest.all() as { name: string; seq: number }[]).find((s) => s.name === table)?.seq ?? 0;

  /** @param careful looks for each event whether it is known, also where that seems out of the question. */
  function store(deliveries: readonly Incoming[], careful: boolean): Committed {
    const group = groupOf();
    const { added } = group;
    const events: (string | number | bigint | null)[] = [];
    const parts: (number | bigint)[] = [];
    const acks: (string | number | null)[] = [];
    let id = lastId('event');
    let newest = 0n;

    const flush = () => {
      const rows = events.length / WIDTH;
      if (insert.run(events) < rows) throw new Collision();
      if (insertTwins.run(parts) < parts.length / 4) throw new Collision();
      events.length = 0;
      parts.length = 0;
    };
    const forgotten = resources.forgotten();
    // What of this group is not in the table is noted with its resource, unless that was forgotten meanwhile.
    const pending = { newest: () => (resources.forgotten() === forgotten ? 0n : newest), flush };

    function ack({ subscription, reply }: Incoming, event: number | null): void {
      if (reply) acks.push(subscription, event, reply.reply, reply.salt, reply.hmac);
    }

    /** The event it is a part of, if it is not one of its own. */
    function whole(event: Incoming, about: KnownResource | null, into: number): number | null | 'gone' {
      if (about === null) return null;
      const told = event.action === DELETED ? twin.deletion(about, event, pending) : null;
      if (told !== null) return told;
      return twin.find(about, event, into, pending);
    }

    /** Null for what was told already and is no longer kept. */
    function place(event: Incoming, about: KnownResource | null): Place | null {
      const { stream, seq, time } = event;
      let into = careful ? undefined : epoch.ahead(stream, seq, time);
      if (into === undefined) {
        flush();
        const found = epoch.search(stream, seq, time);
        if (found.event !== undefined) return { id: found.event, is: 'known' };
        into = found.epoch;
      }
      const key = BigInt.asIntN(64, seq);
      const part = whole(event, about, into);
      if (part === 'gone') return null;
      if (part !== null) {
        parts.push(into, key, time, part);
        return { id: part, is: 'twin' };
      }
      const { subject, action, checksum, text, delivered, alert } = event;
      id++;
      const parent = about?.parent ?? null;
      const burst = parent === null ? null : bursts.join({ id, time, action, subject, parent });
      const resource = about?.key ?? null;
      const within = action === CREATED || action === DELETED ? (about?.parentKey ?? null) : null;
      events.push(
        id,
        into,
        key,
        time,
        subject,
        action,
        resource,
        checksum,
        text,
        delivered,
        alert,
        burst,
        within,
      );
      if (time > newest) newest = time;
      if (about) {
        twin.note(about, event, into, id);
        if (within !== null) group.changedInside(within, time);
      }
      return { id, is: 'new' };
    }

    /** What a new event or another part of one says of its resource. */
    function learn(event: Incoming, about: KnownResource, { id, is }: Place): void {
      const { action, time } = event;
      // A rename shows as an update; a deletion leaves the last known name as it is.
      if (action === DELETED) {
        if (about.deletion === null) {
          about.deletion = id;
          about.isFound = event.stream === FOUND_DELETED;
        }
        group.deleted.set(about.key, about.deletion);
      }
      if (about.fresh || action === UPDATED) group.wanted.add(about.key);
      about.fresh = false;
      if (action !== UPDATED || !holdsOthers(event)) return;
      group.updated(about.key, time);
      if (is === 'new') group.updates.push({ event: id, resource: about.key, time });
    }

    /** A delivery of an event of before, perhaps the first through this subscription. */
    function linkOld(event: number, subscription: number, tally: ReturnType<typeof group.tally>): void {
      if (links.run([subscription, event]) === 0) return;
      const row = marks.get(event) as { read: number; derived: number };
      if (row.read === 1) return;
      tally.unread++;
      tally.derived += row.derived;
    }

    /** Marks what only follows from a change inside its resource. */
    function derive(): void {
      const found: number[] = [];
      for (const [parent, times] of group.inside) found.push(...derived.changedInside(parent, times));
      for (const { event, resource, time } of group.updates)
        found.push(...derived.updated(event, resource, time));
      if (found.length === 0) return;
      derived.trimNotes();
      for (const event of found) if (group.isDerived(event)) silence.run(event);
    }

    for (const [at, event] of deliveries.entries()) {
      const { subscription } = event;
      const tally = group.tally(subscription);
      tally.delivered++;
      tally.seq = BigInt.asIntN(64, event.seq);
      if (event.ackOnly) {
        ack(event, null);
        continue;
      }
      const about = resources.of(event);
      const placed = place(event, about);
      if (placed === null) {
        ack(event, null);
        continue;
      }
      if (placed.is !== 'known') {
        if (event.delivered > 1) group.late.add(subscription);
        if (about) learn(event, about, placed);
      }
      if (placed.is === 'new') {
        group.add(placed.id, at, about, subscription);
        tally.unread++;
      } else {
        if (placed.is === 'twin') group.grew(placed.id);
        else if (event.reply) group.redelivered++;
        if (event.delivered > 1) {
          flush();
          again.run(event.delivered, placed.id, event.delivered);
        }
        if (!group.link(placed.id, subscription)) linkOld(placed.id, subscription, tally);
      }
      ack(event, placed.id);
    }
    flush();
    links.run(group.links);
    const firstAck = acks.length > 0 ? lastId('outbox') + 1 : null;
    queue.run(acks);
    for (const key of group.wanted) want.run(key);
    for (const [key, { from, to }] of group.looks) look.run({ $key: key, $from: from, $to: to });
    for (const [key, event] of group.deleted) gone.run(event, key);
    for (const [event, n] of group.grown) grow.run(n, event);
    for (const [id, t] of group.tallies) count.run(t.delivered, t.unread, t.derived, t.seq, id);
    if (added.size > 0) {
      total.run(added.size, 'events');
      total.run(added.size, 'unread');
    }
    if (group.redelivered > 0) total.run(group.redelivered, 'redelivered');
    derive();
    epoch.flush();
    return group.committed(firstAck);
  }

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
    /**
     * Stores a group in one durable transaction: events that are new, further parts and delivery counts of those that are
     * not, acks.
     */
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
