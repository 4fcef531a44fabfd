import type { EventRecord } from '../devserver/control/types.ts';
import { repeated } from './alerted-twice.ts';
import { peek } from './database.ts';
import { announcedTwice, bannersTwice, type Generation, generationOf, whereLost } from './generations.ts';
import type { Announced } from './messages.ts';
import { knownOf } from './own-consumers.ts';
import { keyOf } from './record.ts';
import type { Rig } from './rig.ts';
import { total, type Unsettled } from './settle.ts';

/** The result of comparing server, database and announcements. */
export interface Findings {
  published: number;
  stored: number;
  /** Published but missing in the database, or in a subscription it belongs to. */
  lost: number;
  /** Stored more than once, or announced more than once. */
  duplicates: number;
  /** Banners raised twice for one event or notification, and events summed up more often than they were decided on. */
  alertedTwice: number;
  /** Not acked, by the server's count or in the outbox. */
  unacked: number;
  /** Stored without having been published. */
  unexpected: number;
  /** Acknowledged, but neither settled at the server nor failed with a reason. */
  unsettled: number;
  acknowledged: number;
  /** Lost with a wiped log before they could be delivered, or with a damaged database when the log had been wiped before. */
  excused: number;
  /** Published while not watched, and not stored. */
  unwatched: number;
  /** Consumers on the server that the app once read but no longer knows. */
  forgotten: number;
  /** Consumers on the server whose id never reached the app, as the answer to their creation was lost. */
  unheardOf: number;
  /** Examples of what is lost or unexpected. */
  examples: string[];
}

/** The stream's events in the database. */
interface Stored {
  rows: { id: number; key: string; alert: string; subscriptions: string }[];
  /** Rows that several published events share: the key of each part, the row's id and its subscriptions. */
  twins: { key: string; event: number; subscriptions: string }[];
  /** Deletions that the app found by asking. */
  found: { alert: string }[];
  /** Including removed ones. */
  subscriptions: { id: number; kind: string; target: string }[];
  notifications: Map<string, string>;
}

function readStored(data: string): Stored {
  const stored = peek(data, (db) => {
    const select = db.prepare(
      `SELECT e.id, e.seq, e.time, e.alert, coalesce(
         (SELECT group_concat(s.subscription) FROM event_subscription s WHERE s.event = e.id), '') AS subscriptions
       FROM event e JOIN epoch p ON p.id = e.epoch WHERE p.stream = 'AOS_STREAM'`,
    );
    select.setReadBigInts(true);
    type Row = { id: bigint; seq: bigint; time: bigint; alert: string; subscriptions: string };
    const rows = (select.all() as unknown as Row[]).map((row) => ({
      id: Number(row.id),
      key: keyOf({ sequence: BigInt.asUintN(64, row.seq), timeNs: `${row.time}` }),
      alert: row.alert,
      subscriptions: row.subscriptions,
    }));
    const parts = db.prepare(
      `SELECT t.event, t.seq, t.time, coalesce(
         (SELECT group_concat(s.subscription) FROM event_subscription s WHERE s.event = t.event), '') AS subscriptions
       FROM twin t JOIN epoch p ON p.id = t.epoch WHERE p.stream = 'AOS_STREAM'`,
    );
    parts.setReadBigInts(true);
    const twins = (parts.all() as unknown as (Omit<Row, 'id' | 'alert'> & { event: bigint })[]).map(
      (part) => ({
        event: Number(part.event),
        subscriptions: part.subscriptions,
        key: keyOf({ sequence: BigInt.asUintN(64, part.seq), timeNs: `${part.time}` }),
      }),
    );
    const subscriptions = db
      .prepare('SELECT id, target_kind AS kind, target_id AS target FROM subscription')
      .all() as Stored['subscriptions'];
    const states = db.prepare('SELECT id, state FROM notification').all() as { id: string; state: string }[];
    const found = db
      .prepare("SELECT e.alert FROM event e JOIN epoch p ON p.id = e.epoch WHERE p.stream = 'deleted.found'")
      .all() as Stored['found'];
    return { rows, twins, found, subscriptions, notifications: new Map(states.map((n) => [n.id, n.state])) };
  });
  if (!stored) throw new Error('the database cannot be read');
  return stored;
}

/** Returns the subscriptions that owe an event, by its subject and time. */
const ownersOf = (
  event: EventRecord,
  { stored: { subscriptions }, owes }: Pick<Evidence, 'stored' | 'owes'>,
): number[] =>
  subscriptions
    .filter((s) => s.kind !== 'announcements' && event.subject.includes(s.target))
    .filter((s) => owes(s.id, BigInt(event.timeNs)))
    .map((s) => s.id);

/** Everything that is compared. */
export interface Evidence {
  published: readonly EventRecord[];
  /** Tells whether an event was lost with a wiped log before it could be delivered. */
  excused: (event: EventRecord) => boolean;
  /** Tells whether a subscription owes an event that belongs to it. @param time of the event, ns. */
  owes: (subscription: number, time: bigint) => boolean;
  stored: Stored;
  announced: readonly Announced[];
  /** Names the database that is there now. */
  generation: string;
  /** The ones before, each as it was just before it was damaged. */
  earlier: readonly Generation[];
  /** What was still in progress. */
  unsettled: number;
  /** Ids of the personal notifications that are open at the server. */
  open: readonly string[];
  /** Consumers at the server that the app does not know. */
  left: readonly string[];
}

/** Gathers the evidence and compares it. The rig must have settled. */
export async function audit(rig: Rig, left: Unsettled): Promise<Findings> {
  // The app keeps deleting what it no longer needs: a consumer that it knew just before the server was asked counts as known.
  const before = knownOf(rig.data);
  const stats = await rig.aos.stats();
  const own = new Set([...before, ...knownOf(rig.data)]);
  return compare({
    published: rig.record.all(await rig.aos.events()),
    excused: rig.record.excused,
    owes: rig.watches.owes,
    stored: readStored(rig.data),
    announced: await rig.app.announced(),
    generation: generationOf(rig.data),
    earlier: rig.earlier,
    unsettled: total(left),
    open: stats.notifications.open,
    left: stats.consumers.map((c) => c.id).filter((id) => !own.has(id)),
  });
}

/** What is kept of the database that is about to be damaged. The rig must have settled. */
export async function remember(rig: Rig): Promise<Generation> {
  const published = rig.record.all(await rig.aos.events());
  const stored = readStored(rig.data);
  const missing = missingIn({ published, stored, owes: rig.watches.owes });
  const lost = missing.filter((event) => !rig.record.excused(event));
  return { id: generationOf(rig.data), rows: stored.rows, found: stored.found, lost };
}

/** How many examples of each fault are reported. */
const EXAMPLES = 20;

/** Returns the events that are not stored, or not in a subscription that owes them. */
function missingIn(evidence: Pick<Evidence, 'published' | 'stored' | 'owes'>): EventRecord[] {
  const { rows, twins } = evidence.stored;
  // Where there are several rows of an event the first counts; the others are duplicates.
  const found = new Map([...twins, ...[...rows].reverse()].map((one) => [one.key, one.subscriptions]));
  return evidence.published.filter((event) => {
    const subscriptions = found.get(keyOf(event))?.split(',').map(Number) ?? [];
    return ownersOf(event, evidence).some((id) => !subscriptions.includes(id));
  });
}

/** Compares the evidence of server, database and announcements. */
export function compare(evidence: Evidence): Findings {
  const { published, stored, announced } = evidence;
  const byKey = new Map(stored.rows.map((row) => [row.key, row]));
  const twinOf = new Map(stored.twins.map((part) => [part.key, part]));
  const missing = missingIn(evidence);
  const unwatched = published.filter(
    (event) =>
      !byKey.has(keyOf(event)) && !twinOf.has(keyOf(event)) && ownersOf(event, evidence).length === 0,
  );
  const lostNow = missing.filter((event) => !evidence.excused(event));
  const lost = [...lostNow, ...evidence.earlier.flatMap((generation) => generation.lost)];
  const known = new Set(published.map(keyOf));
  const unexpected = [
    ...stored.rows.filter((row) => !known.has(row.key)).map(({ key, id }) => ({ key, id })),
    ...stored.twins.filter((part) => !known.has(part.key)).map(({ key, event }) => ({ key, id: event })),
  ];
  // A part that also has its own row, or belongs to two rows.
  const apart = stored.twins.filter((part) => byKey.has(part.key)).length;
  const partsTwice = repeated(stored.twins.map((part) => part.key));

  const acknowledged = new Set(
    announced.flatMap((line) => ('acknowledged' in line ? line.acknowledged : [])),
  );
  const open = new Set(evidence.open);
  // What became of those before, a database that was set aside knew.
  const before = new Set(
    announced.flatMap((line) =>
      'acknowledged' in line && (line.generation ?? '') !== evidence.generation ? line.acknowledged : [],
    ),
  );
  const unsettled = [...acknowledged].filter((id) => {
    const state = stored.notifications.get(id) ?? (before.has(id) ? 'settled' : undefined);
    return state !== 'failed' && (state !== 'settled' || open.has(id));
  });
  const read = new Set(announced.flatMap((line) => ('consumers' in line ? line.consumers : [])));
  const forgotten = evidence.left.filter((id) => read.has(id));
  const now: Generation = { id: evidence.generation, rows: stored.rows, found: stored.found, lost: [] };
  return {
    published: published.length,
    stored: stored.rows.length,
    lost: lost.length,
    duplicates: stored.rows.length - byKey.size + apart + partsTwice + announcedTwice(announced),
    alertedTwice: bannersTwice(announced, [...evidence.earlier, now]),
    unacked: evidence.unsettled,
    unexpected: unexpected.length,
    unsettled: unsettled.length,
    acknowledged: acknowledged.size,
    excused: missing.length - lostNow.length,
    unwatched: unwatched.length,
    forgotten: forgotten.length,
    unheardOf: evidence.left.length - forgotten.length,
    examples: [
      ...forgotten.map((id) => `forgotten: consumer ${id}`),
      ...whereLost([...evidence.earlier, { ...now, lost: lostNow }]),
      ...lost.slice(0, EXAMPLES).map((event) => `lost: ${keyOf(event)}, published on ${event.subject}`),
      ...unexpected.slice(0, EXAMPLES).map((row) => `unexpected: ${row.key}, stored as ${row.id}`),
    ],
  };
}
