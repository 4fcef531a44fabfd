import { isUlid } from '../../base/ulid.ts';
import { SubscriptionIcon, type Watch } from '../../model/subscription.ts';
import type { Database } from '../schema/sqlite.ts';
import { asFarAsReadable, fromDamaged } from './read-damaged.ts';
import { positionOf, type SubscriptionRow, targetOf } from './subscription-row.ts';

/** What can still be read from a damaged database. */
export interface Salvaged {
  subscriptions: SalvagedSubscription[];
  /** Consumers whose deletion on the server was scheduled: they have no reader. */
  removals: string[];
}

export interface SalvagedSubscription {
  watch: Watch;
  /** Whether the person had removed it. Of such ones only what is left on the server matters. */
  removed: boolean;
  /** The consumer that was read by batch, which never had a reader; of a removed subscription its witness. */
  record: string | null;
  /** Consumers that had streams, with the number of readers that these may have left. */
  streamed: Streamed[];
}

/** A consumer that had streams. */
export interface Streamed {
  consumer: string;
  readers: number;
}

/** Number of readers assumed for consumers from before readers were counted: more than any can have. */
const UNCOUNTED_READERS = 20;

/** Reads the subscriptions and their consumers from a damaged database as far as possible, without changing it. */
export function salvage(path: string): Salvaged {
  return fromDamaged(path, { subscriptions: [], removals: [] }, (db) => {
    // Before consumers had a table of their own, those to be deleted may have had streams.
    const hasConsumers = hasTable(db, 'consumer');
    const removals = hasConsumers ? asFarAsReadable(() => removalsOf(db)) : [];
    return { removals, subscriptions: asFarAsReadable(() => subscriptionsOf(db, hasConsumers)) };
  });
}

function hasTable(db: Database, name: string): boolean {
  const select = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  return select.get(name) !== undefined;
}

const removalsOf = (db: Database): string[] =>
  db
    .prepare('SELECT consumer FROM removal')
    .all()
    .map((row) => (row as { consumer: string }).consumer);

function subscriptionsOf(db: Database, hasConsumers: boolean): SalvagedSubscription[] {
  const all = db.prepare('SELECT * FROM subscription ORDER BY id');
  all.setReadBigInts(true);
  const consumers = hasConsumers ? consumersOf(db) : consumersBefore;
  return (all.all() as unknown as (SubscriptionRow & { removed: bigint })[]).flatMap((row) => {
    const watch = watchOf(row);
    const about = watch.target;
    const id = about.kind === 'resource' ? about.resourceId : about.kind === 'user' ? about.userId : null;
    if (id !== null && !isUlid(id)) return [];
    const removed = row.removed === 1n;
    const { record, streamed } = consumers(row);
    if (removed && record === null && streamed.length === 0) return [];
    return [{ watch, removed, record, streamed }];
  });
}

/** What a row says, which may be one of an earlier version with fewer columns. */
function watchOf(row: SubscriptionRow): Watch {
  return {
    target: targetOf(row),
    label: row.label ?? null,
    icon: SubscriptionIcon.options.find((icon) => icon === row.icon) ?? null,
    alerts: row.alerts === 'important' ? 'important' : 'all',
    muted: row.muted === 1n,
    paused: row.paused === 1n,
    position: positionOf(row),
  };
}

type Consumers = Pick<SalvagedSubscription, 'record' | 'streamed'>;

/** Before consumers had a table of their own, the only consumer had streams. */
const consumersBefore = ({ consumer }: SubscriptionRow): Consumers => ({
  record: null,
  streamed: consumer === null ? [] : [{ consumer, readers: UNCOUNTED_READERS }],
});

/** Returns a function that reads the consumers of a subscription. */
function consumersOf(db: Database): (row: SubscriptionRow) => Consumers {
  const select = db.prepare('SELECT id AS consumer, role, readers FROM consumer WHERE subscription = ?');
  return (row) => {
    const all = asFarAsReadable(
      () => select.all(Number(row.id)) as unknown as (Streamed & { role: string })[],
    );
    const witness = all.find(({ role }) => role === 'witness')?.consumer ?? null;
    return {
      // A record that was taken over may have readers elsewhere, so it stays on the server.
      record: (row.taken_over === 1n ? null : row.consumer) ?? witness,
      streamed: all
        .filter(({ role }) => role === 'live' || role === 'retired')
        .map(({ consumer, readers }) => ({ consumer, readers })),
    };
  };
}
