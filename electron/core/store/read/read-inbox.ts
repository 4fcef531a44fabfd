import type { ExportPage, ExportPlace } from '../../model/export.ts';
import {
  type InboxCount,
  type InboxGroup,
  type InboxKind,
  type InboxQuery,
  type InboxRow,
  inboxKindByCode,
  type Notice,
} from '../../model/notification.ts';
import type { AccessQuestion, NamedResource } from '../../model/resource.ts';
import { kindByCode } from '../../model/subjects.ts';
import { isAboutPermissions } from '../schema/permission-kinds.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached, AttachedAccount } from './attached.ts';
import { countInbox } from './inbox-counts.ts';
import { daysOf, groupsOf } from './inbox-groups.ts';
import { addInboxMatch, type NoticeSentences } from './inbox-match.ts';
import { historyOf, placesOf } from './inbox-places.ts';
import {
  type KnownTarget,
  type ListedNotification,
  noticeFrom,
  type StoredNotification,
  toInboxRow,
} from './inbox-row.ts';
import { stepReader } from './inbox-steps.ts';
import { REPEATS, repeatsIn } from './inbox-where.ts';
import { personalReader } from './read-personal.ts';
import { rowsAfter } from './rows-after.ts';

/** An open notification, for its banner. */
export interface OpenNotice {
  id: string;
  kind: InboxKind;
  /** Epoch ms. */
  time: number;
  notice: Notice;
  /** The resource it names, as far as it is known. */
  resource: Omit<NamedResource, 'id'> & { id: string | null };
  /** Events about the user that say the same. */
  events: number[];
}

/** Levels above an object: dataset, collection, project. */
const MAX_DEPTH = 3;

/** Reads the inbox: of one account, or of all accounts merged by time. */
export function inboxReader(db: Database, attached: Attached, sentences: NoticeSentences) {
  addInboxMatch(db, sentences);
  return { ...listReader(db, attached), ...stepReader(db, attached), ...notificationReader(db, attached) };
}

/** Lists of notifications that match a query. @param locale the language (BCP 47) in which they are shown and searched. */
function listReader(db: Database, attached: Attached) {
  const asked = ({ account }: InboxQuery) => attached.asked(account);

  return {
    inboxCount: (query: InboxQuery, locale = 'en'): InboxCount => countInbox(db, asked(query), query, locale),

    /** Returns the groups of what matches by person, resource or day (see inbox-groups.ts). */
    inboxGroups(query: InboxQuery, by: 'person' | 'resource' | 'day', locale = 'en'): InboxGroup[] {
      const accounts = asked(query);
      if (by === 'day') return daysOf(db, accounts, query, locale);
      const rows = ({ account, schema }: AttachedAccount, ids: readonly string[]) =>
        rowsOf(db, account, schema, ids);
      return groupsOf(db, accounts, by, query, locale, rows);
    },

    inboxPage(query: InboxQuery, offset: number, limit: number, locale = 'en'): InboxRow[] {
      const accounts = asked(query);
      const places = placesOf(db, accounts, query, { offset, limit, locale });
      const rows = accounts.map(({ account, schema }, part) => {
        const ids = places.filter((place) => place.part === part).map(({ id }) => id);
        return rowsOf(db, account, schema, ids);
      });
      return places.flatMap(({ part, id }) => rows[part]?.get(id) ?? []);
    },

    /** Reads what matches in the history page by page, what was settled last on top (see rows-after.ts). */
    historyAfter(
      query: InboxQuery,
      after: ExportPlace<string> | null,
      limit: number,
      locale = 'en',
    ): ExportPage<InboxRow, string> {
      const lists = asked(query).map((one) => ({ ...one, ...historyOf(one, query, locale) }));
      const rows = (account: string, schema: string, ids: string[]) => rowsOf(db, account, schema, ids);
      return rowsAfter(db, lists, { time: 'n.settled_at', id: 'n.id' }, rows, { after, limit });
    },

    /** Returns notifications by their ids; those that are no longer kept are left out. */
    inboxRows(account: string, ids: readonly string[]): InboxRow[] {
      const rows = rowsOf(db, account, attached.schema(account), ids);
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
  };
}

/** Reads notifications as the list shows them. */
function rowsOf(
  db: Database,
  account: string,
  schema: string,
  ids: readonly string[],
): Map<string, InboxRow> {
  if (ids.length === 0) return new Map();
  const rows = db
    .prepare(
      `SELECT n.*, z.until, z.back,
         EXISTS (SELECT 1 FROM ${schema}.notification_star t WHERE t.notification = n.id) AS isStarred,
         (SELECT json_object('times', count(*) + 1, 'since', min(m.time))
           FROM ${repeatsIn(schema)} WHERE ${REPEATS}) AS repeats
       FROM ${schema}.notification n
         LEFT JOIN ${schema}.snooze z ON z.notification = n.id WHERE n.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as unknown as ListedNotification[];
  const known = targetsOf(db, schema, rows);
  return new Map(
    rows.map((row) => [row.id, toInboxRow(account, row, known.get(row.resource_id ?? ''))] as const),
  );
}

/** Single notifications of one account. */
function notificationReader(db: Database, attached: Attached) {
  const personal = personalReader(db);
  return {
    /** Returns a notification as the list shows it; null if it is not kept. */
    inboxRow: (account: string, id: string): InboxRow | null =>
      rowsOf(db, account, attached.schema(account), [id]).get(id) ?? null,

    /** Returns whose access to what an access request is about; null if the notification does not say. */
    accessRequest(account: string, id: string): AccessQuestion | null {
      const schema = attached.schema(account);
      const found = db
        .prepare(
          `WITH RECURSIVE place(id, depth) AS (
             SELECT resource_id, 0 FROM ${schema}.notification WHERE id = ? AND resource_id IS NOT NULL
             UNION ALL
             SELECT r.parent, place.depth + 1 FROM place JOIN ${schema}.resource r ON r.id = place.id
             WHERE r.parent IS NOT NULL AND place.depth < ${MAX_DEPTH})
           SELECT place.id, r.kind, (SELECT user_id FROM ${schema}.notification WHERE id = ?) AS userId
           FROM place LEFT JOIN ${schema}.resource r ON r.id = place.id ORDER BY place.depth`,
        )
        .all(id, id) as { id: string; kind: number | null; userId: string | null }[];
      const userId = found[0]?.userId ?? null;
      if (userId === null) return null;
      const isWhole = kindByCode(found.at(-1)?.kind ?? null) === 'project';
      return { userId, places: found.map((place) => place.id), isWhole };
    },

    /** Returns what notifications say, by their ids; those that are no longer kept are left out. */
    notices(account: string, ids: string[]): Map<string, Notice> {
      const schema = attached.schema(account);
      const rows = db
        .prepare(`SELECT * FROM ${schema}.notification WHERE id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(ids)) as unknown as StoredNotification[];
      const known = targetsOf(db, schema, rows);
      return new Map(rows.map((row) => [row.id, noticeFrom(row, known.get(row.resource_id ?? ''))]));
    },

    /** Returns those of `ids` that are open, with what they say. */
    notifications(account: string, ids: string[]): OpenNotice[] {
      const schema = attached.schema(account);
      const rows = db
        .prepare(
          `SELECT * FROM ${schema}.notification WHERE state = 'open' AND id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(ids)) as unknown as StoredNotification[];
      const known = targetsOf(db, schema, rows);
      return rows.map((row) => ({
        id: row.id,
        kind: inboxKindByCode(row.kind),
        time: row.time,
        notice: noticeFrom(row, known.get(row.resource_id ?? '')),
        resource: resourceOf(row, known.get(row.resource_id ?? '')),
        events: isAboutPermissions(row.kind)
          ? personal.sameAs(schema, { resourceId: row.resource_id, time: row.time })
          : [],
      }));
    },
  };
}

const resourceOf = (row: StoredNotification, known: KnownTarget | undefined): OpenNotice['resource'] => ({
  id: row.resource_id,
  name: row.resource_name || known?.name || '',
  title: '',
  path: JSON.parse(known?.path ?? '[]') as string[],
});

/** Reads what is known about the resources that notifications of an account name, by their ids. */
function targetsOf(
  db: Database,
  schema: string,
  rows: readonly { resource_id: string | null }[],
): Map<string, KnownTarget> {
  const ids = [...new Set(rows.flatMap((row) => row.resource_id ?? []))];
  const found = db
    .prepare(
      `SELECT i.value AS id, r.name, r.kind, r.path, p.level FROM json_each(?) i
       LEFT JOIN ${schema}.resource r ON r.id = i.value LEFT JOIN ${schema}.permission p ON p.resource = i.value`,
    )
    .all(JSON.stringify(ids)) as unknown as KnownTarget[];
  return new Map(found.map((known) => [known.id, known]));
}
