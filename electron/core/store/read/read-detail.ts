import type { EventRow } from '../../model/event.ts';
import type { EventDetail } from '../../model/event-detail.ts';
import { AosError, problem } from '../../model/problem.ts';
import type { Database } from '../schema/sqlite.ts';
import { recentRows } from './event-row.ts';
import { whyReader } from './read-why.ts';

/** What is stored of an event and its resource besides its row in the feed. */
interface StoredDetail {
  checksum: string;
  delivered: bigint;
  alert: string;
  rule: string | null;
  banner: bigint | null;
  seq: bigint;
  stream: string;
  number: bigint;
  key: bigint | null;
  /** Of an announcement. */
  content: string | null;
  author: string | null;
  modifiedAt: bigint | null;
  title: string | null;
  description: string | null;
  size: bigint | null;
  permission: string | null;
  status: string | null;
  createdAt: bigint | null;
  deleted: bigint | null;
}

/** Number of recent events of the same resource that are shown. */
const RECENT = 20;

/** Reads everything about one event. @throws AosError if it is no longer stored. */
export function readDetail(
  db: Database,
  account: string,
  schema: string,
  row: EventRow | undefined,
): Omit<EventDetail, 'portal'> {
  const stored = row && storedDetail(db, schema, row.id);
  if (!row || !stored) {
    throw new AosError(problem('event-gone'));
  }
  const { key, size, createdAt } = stored;
  return {
    row,
    announcement: announcementOf(stored),
    title: stored.title ?? '',
    description: stored.description ?? '',
    checksum: stored.checksum,
    size: size === null ? null : Number(size),
    permission: stored.permission as EventDetail['permission'],
    resourceStatus: stored.status ?? '',
    createdAt: createdAt === null ? null : Number(createdAt),
    deleted: stored.deleted === 1n,
    identity: `${stored.stream}/${stored.number}/${BigInt.asUintN(64, stored.seq)}`,
    delivered: Number(stored.delivered),
    why: whyReader(db).ofEvent(schema, row.id, {
      ...stored,
      banner: stored.banner === null ? null : Number(stored.banner),
    }),
    recent: key === null ? [] : recentRows(db, account, schema, key, RECENT),
  };
}

function announcementOf({ content, author, modifiedAt }: StoredDetail): EventDetail['announcement'] {
  if (content === null) return null;
  return { content, author: author ?? '', modifiedAt: modifiedAt === null ? null : Number(modifiedAt) };
}

function storedDetail(db: Database, schema: string, id: number): StoredDetail | undefined {
  const statement = db.prepare(
    `SELECT e.checksum, e.delivered, e.alert, e.rule, e.banner, e.seq, p.stream, p.number, r.key, r.title, r.description, r.size,
       r.permission, r.status, r.created_at AS createdAt, r.deleted, a.content, a.author, a.modified_at AS modifiedAt
     FROM ${schema}.event e JOIN ${schema}.epoch p ON p.id = e.epoch
       LEFT JOIN ${schema}.resource r ON r.key = e.resource LEFT JOIN ${schema}.announcement a ON a.event = e.id
     WHERE e.id = ?`,
  );
  statement.setReadBigInts(true);
  return statement.get(id) as unknown as StoredDetail | undefined;
}
