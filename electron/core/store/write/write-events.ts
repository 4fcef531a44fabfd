import { type Committed, FOUND_DELETED, type Incoming, isReadAtOnce } from '../../model/incoming.ts';
import { insertMany } from '../schema/insert-many.ts';
import type { Database } from '../schema/sqlite.ts';
import { transaction } from '../schema/transaction.ts';
import type { OpenBursts } from './bursts.ts';
import type { DayCounting } from './day-counting.ts';
import { derivedUpdates } from './derived.ts';
import { createEventGroup, type EventGroup, type Tally } from './event-group.ts';
import { Collision, type EventRows, eventRows } from './event-rows.ts';
import { groupEffects } from './group-effects.ts';
import { type EventPlacing, eventPlacing, type Place } from './place-event.ts';
import { type CachedResource, type ResourceCache, resourceCache } from './resource-cache.ts';
import { type AckRun, ackSettling } from './write-acks.ts';
import { announcementRows } from './write-announcements.ts';

/** Indexes into `actions` (event.ts). */
const UPDATED = 3;
const DELETED = 4;
/** Index into `subjects` (event.ts): a dataset, the last kind of resource that contains others. */
const DATASET = 3;

const containsOthers = ({ subject }: Incoming): boolean => subject > 0 && subject <= DATASET;

/** Stores groups of deliveries. This is the only place where events are added. */
export function eventWriter(db: Database, bursts: OpenBursts, counting: DayCounting) {
  const resources = resourceCache(db);
  const rows = eventRows(db, counting);
  const placing = eventPlacing(db, rows, resources, bursts);
  const effects = groupEffects(db);
  const deriving = groupDeriving(db, bursts);
  const links = eventLinks(db);
  const take = deliveryTaker(db, { resources, rows, placing, links });
  const settle = ackSettling(db);

  function store(deliveries: readonly Incoming[], settled: readonly AckRun[], careful: boolean): Committed {
    const group = createEventGroup();
    rows.begin();
    placing.begin(careful);
    let at = 0;
    for (const event of deliveries) take(group, event, at++);
    rows.flush();
    rows.flushCounts();
    links.insert(group.links);
    const firstAck = rows.flushAcks();
    settle(settled);
    effects.write(group);
    deriving.derive(group);
    placing.flush();
    return group.committed(firstAck);
  }

  /** After a rollback, nothing that was learned in the transaction is valid. */
  function attempt(group: readonly Incoming[], settled: readonly AckRun[], careful: boolean): Committed {
    try {
      return transaction(db, () => store(group, settled, careful));
    } catch (error) {
      placing.forget();
      counting.forget();
      resources.forget();
      bursts.forget();
      throw error;
    }
  }

  return {
    /**
     * Stores a group in one durable transaction: new events, further parts and delivery counts of known ones, and acks.
     * @param settled acks of earlier groups that the server took meanwhile, and which leave the outbox.
     */
    commit(group: readonly Incoming[], settled: readonly AckRun[] = []): Committed {
      try {
        return attempt(group, settled, false);
      } catch (error) {
        if (!(error instanceof Collision)) throw error;
        return attempt(group, settled, true);
      }
    },
    /** To be called when these resources may have another place. */
    outdatePlaces: resources.outdate,
    /** To be called when resources may have been removed. */
    forgetResources: resources.forget,
  };
}

interface TakerParts {
  resources: ResourceCache;
  rows: EventRows;
  placing: EventPlacing;
  links: EventLinks;
}

/** Returns a function that takes in one delivery. @param at its position in the group. */
function deliveryTaker(db: Database, { resources, rows, placing, links }: TakerParts) {
  const addAnnouncement = announcementRows(db);
  const countDelivery = db.prepare(
    'UPDATE event SET delivered = max(delivered, ?) WHERE id = ? AND delivered < ?',
  );

  return (group: EventGroup, event: Incoming, at: number): void => {
    const { subscription } = event;
    const tally = group.tally(subscription);
    tally.delivered++;
    tally.seq = BigInt.asIntN(64, event.seq);
    const about = event.ackOnly ? null : resources.of(event);
    const placed = event.ackOnly ? null : placing.place(group, event, about);
    rows.addAck(event, placed === null ? null : placed.id);
    if (placed === null) return;
    if (event.time > tally.newest) tally.newest = event.time;
    if (placed.is !== 'known') {
      if (event.delivered > 1) group.late.add(subscription);
      if (about) learn(group, event, about, placed);
    }
    if (placed.is === 'new') {
      const isRead = isReadAtOnce(event);
      group.add(placed.id, at, subscription, isRead);
      if (!isRead) tally.unread++;
      if (event.announcement) addAnnouncement(placed.id, event.text, event.announcement);
      return;
    }
    if (placed.is === 'twin') group.grew(placed.id);
    else if (event.reply) group.redelivered++;
    if (event.delivered > 1) {
      rows.flush();
      countDelivery.run(event.delivered, placed.id, event.delivered);
    }
    if (!group.link(placed.id, subscription)) links.linkStored(placed.id, subscription, tally);
  };
}

/** Notes what a new event, or a further part of one, says about its resource. */
function learn(group: EventGroup, event: Incoming, about: CachedResource, { id, is }: Place): void {
  const { action, time } = event;
  const changes = group.resources;
  // A deletion keeps the last known name.
  if (action === DELETED) {
    if (about.deletion === null) {
      about.deletion = id;
      about.isFound = event.stream === FOUND_DELETED;
    }
    changes.deleted.set(about.key, about.deletion);
  }
  // A rename is published as an update.
  if (about.fresh || action === UPDATED) changes.wanted.add(about.key);
  about.fresh = false;
  if (action !== UPDATED || !containsOthers(event)) return;
  changes.noteUpdate(about.key, time);
  if (is === 'new') changes.updates.push({ event: id, resource: about.key, time });
}

/** The links between events and the subscriptions they were delivered through. */
function eventLinks(db: Database) {
  const into = 'INSERT OR IGNORE INTO event_subscription (subscription, event)';
  const rows = insertMany(db, into, 2);
  const run = db.prepare(`${into} SELECT ?, id FROM event WHERE id BETWEEN ? AND ?`);
  const marks = db.prepare('SELECT read, derived FROM event WHERE id = ?');
  return {
    /**
     * Links events that are in the table: those of a subscription whose ids follow each other with one statement.
     * @param links subscription and event of each link, one after the other.
     */
    insert(links: readonly number[]): void {
      for (let at = 0; at < links.length; ) {
        const subscription = links[at] ?? 0;
        const first = links[at + 1] ?? 0;
        let last = first - 1;
        for (; links[at] === subscription && links[at + 1] === last + 1; at += 2) last++;
        run.run(subscription, first, last);
      }
    },
    /** Links an event of an earlier group, and counts it if this is its first delivery through the subscription. */
    linkStored(event: number, subscription: number, tally: Tally): void {
      if (rows.run([subscription, event]) === 0) return;
      const row = marks.get(event) as { read: number; derived: number };
      if (row.read === 1) return;
      tally.unread++;
      tally.derived += row.derived;
    },
  };
}

type EventLinks = ReturnType<typeof eventLinks>;

/** Marks updates that only follow from a change inside their resource. */
function groupDeriving(db: Database, bursts: OpenBursts) {
  const derived = derivedUpdates(db, bursts);
  const silence = db.prepare(
    "UPDATE event SET alert = 'derived' WHERE id = ? AND alert IN ('urgent', 'banner', 'backlog', 'waiting')",
  );
  return {
    derive(group: EventGroup): void {
      const { inside, updates } = group.resources;
      const found: number[] = [];
      for (const [parent, times] of inside) found.push(...derived.changedInside(parent, times));
      for (const { event, resource, time } of updates) {
        found.push(...derived.updated(event, resource, time));
      }
      if (found.length === 0) return;
      derived.trimNotes();
      for (const event of found) if (group.derive(event)) silence.run(event);
    },
  };
}
