import type { Database } from '../schema/sqlite.ts';
import { ALWAYS, type Texts, type Where } from './conditions.ts';
import { like } from './query.ts';
import { writeTemporary } from './temp-tables.ts';

/** Maximum number of texts whose matches are remembered: the current one, and those it was typed from. */
const MAX_TEXTS = 4;
/** Length of a trigram; shorter words cannot be found with the index. */
const TRIGRAM = 3;

interface Hits {
  /** Has the keys of resources. Those of announcements, the ids of their events, are in one beside it. */
  table: string;
  hasAnnouncements: boolean;
  /** Version of the texts that were searched; it changes with each of them. */
  version: number;
}

/** The condition that texts make. */
export interface TextWhere extends Where {
  /** Selects the ids of the events that match; null where the index on their resources finds all of them. */
  ids: string | null;
}

const besides = (table: string) => `${table}_announcements`;

/**
 * Searches a text in the resources and announcements, and keeps the keys of those that match in temporary tables: once for all queries over
 * events that need it (rows, counts of days, the chart).
 *
 * @param db the connection of the reader; these tables are all that it may write.
 */
export function textHits(db: Database) {
  /** By text and schema; the most recently used text is the last one. */
  const known = new Map<string, Map<string, Hits>>();
  let tables = 0;

  function forgetOldest(): void {
    for (const [text, bySchema] of known) {
      if (known.size <= MAX_TEXTS) return;
      known.delete(text);
      for (const { table } of bySchema.values()) drop(db, table);
    }
  }

  const versionOf = (schema: string): number =>
    (db.prepare(`SELECT value FROM ${schema}.totals WHERE name = 'texts'`).get() as { value: number }).value;

  return {
    versionOf,
    /**
     * Returns the condition that texts make for events `e` of a schema; null if there are none. Each text that is wanted has
     * to occur in the name, title, path or id of the event's resource, or in an announcement, and none of the others may.
     * Texts of three letters and more are found with the trigram index; shorter ones are compared, but not with ids, where two
     * letters mean nothing.
     */
    where(schema: string, texts: Texts): TextWhere | null {
      if (isEmpty(texts)) return null;
      const version = versionOf(schema);
      const key = JSON.stringify(texts);
      const bySchema = known.get(key) ?? new Map<string, Hits>();
      known.delete(key);
      known.set(key, bySchema);
      forgetOldest();
      const before = bySchema.get(schema);
      const table = before?.table ?? `hits${tables++}`;
      const isCurrent = before?.version === version;
      const hasAnnouncements = isCurrent ? before.hasAnnouncements : fill(db, table, schema, texts);
      bySchema.set(schema, { table, version, hasAnnouncements });
      return hasAnnouncements ? bothFound(texts, schema, table) : resourcesFound(texts, table);
    },

    /**
     * Returns the same condition for checking event by event, without searching all resources first. Null if a text has
     * letters whose case SQLite does not ignore, or there are none.
     */
    whereEach(schema: string, texts: Texts): Where | null {
      if (isEmpty(texts) || !/^[ -~]*$/.test([...texts.all.flat(), ...texts.none].join(' '))) return null;
      const unwanted = texts.none.length > 0 ? anyCompared(texts.none) : null;
      const { sql, values } = lookedFor(texts.all.map(anyCompared), unwanted);
      const announced = announcementsWith(texts);
      const found = `(EXISTS (SELECT 1 FROM ${schema}.resource_text_content t WHERE t.id = e.resource AND ${sql})
        OR EXISTS (SELECT 1 FROM ${schema}.announcement a WHERE a.event = e.id AND ${announced.sql}))`;
      return {
        sql: texts.all.length > 0 ? found : `NOT ${found}`,
        values: [...values, ...announced.values],
      };
    },
  };
}

const isEmpty = ({ all, none }: Texts): boolean => all.length === 0 && none.length === 0;

/**
 * The condition where no announcement is looked for. The resources that are looked for are those of the events that match or,
 * where texts only must not occur, those of the others: an event without a resource, or one whose resource has no name yet,
 * has none of these texts.
 */
function resourcesFound({ all }: Texts, table: string): TextWhere {
  const found = `e.resource IN temp.${table}`;
  return { sql: all.length > 0 ? found : `(e.resource IS NULL OR NOT ${found})`, values: [], ids: null };
}

/** The same with announcements. */
function bothFound(texts: Texts, schema: string, table: string): TextWhere {
  const { sql } = resourcesFound(texts, table);
  const found = `e.id IN temp.${besides(table)}`;
  if (texts.all.length === 0) return { sql: `(${sql} AND NOT ${found})`, values: [], ids: null };
  const ids = `SELECT x.id FROM ${schema}.event x INDEXED BY event_resource WHERE x.resource IN temp.${table}
    UNION ALL SELECT key FROM temp.${besides(table)}`;
  return { sql: `(${sql} OR ${found})`, values: [], ids };
}

/** Returns the condition for the announcements `a` that are looked for, as `lookedFor` does for resources. */
function announcementsWith({ all, none }: Texts): Where {
  const any = (words: readonly string[]): Where => ({
    sql: `(${words.map(() => 'instr(a.searched, ?)').join(' OR ')})`,
    values: words.map((word) => word.toLowerCase()),
  });
  return lookedFor(all.map(any), none.length > 0 ? any(none) : null);
}

/** Returns the condition for the resources that are looked for: with all of the first, and without the second. */
function lookedFor(wanted: readonly Where[], unwanted: Where | null): Where {
  if (wanted.length === 0) return unwanted ?? ALWAYS;
  return joined(' AND ', [...wanted, ...(unwanted ? [{ ...unwanted, sql: `NOT ${unwanted.sql}` }] : [])]);
}

const joined = (word: string, parts: readonly Where[]): Where => ({
  sql: parts.map(({ sql }) => sql).join(word),
  values: parts.flatMap(({ values }) => values),
});

/** Fills tables with the keys of what is looked for. Returns whether there are announcements among it. */
function fill(db: Database, table: string, schema: string, texts: Texts): boolean {
  const { all, none } = texts;
  // What the index can find it finds together, as each text alone may be in every resource.
  const long = all.filter((words) => words.every(isLong));
  const match = long.map((words) => `(${either(words)})`).join(' AND ');
  const others = all.filter((words) => !words.every(isLong)).map((words) => anyFound(schema, words));
  const wanted = long.length > 0 ? [indexed(schema, match), ...others] : others;
  const { sql, values } = lookedFor(wanted, none.length > 0 ? anyFound(schema, none) : null);
  const announced = announcementsWith(texts);
  let found = 0;
  writeTemporary(db, () => {
    for (const name of [table, besides(table)])
      db.exec(`CREATE TABLE IF NOT EXISTS temp.${name} (key INTEGER PRIMARY KEY); DELETE FROM temp.${name}`);
    db.prepare(
      `INSERT INTO temp.${table} SELECT t.id FROM ${schema}.resource_text_content t WHERE ${sql}`,
    ).run(...values);
    const { changes } = db
      .prepare(
        `INSERT INTO temp.${besides(table)} SELECT a.event FROM ${schema}.announcement a WHERE ${announced.sql}`,
      )
      .run(...announced.values);
    found = Number(changes);
  });
  return found > 0;
}

/** Words for the index, any of which may occur. */
const either = (words: readonly string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');

const indexed = (schema: string, match: string): Where => ({
  sql: `t.id IN (SELECT rowid FROM ${schema}.resource_text WHERE resource_text MATCH ?)`,
  values: [match],
});

function drop(db: Database, table: string): void {
  writeTemporary(db, () =>
    db.exec(`DROP TABLE IF EXISTS temp.${table}; DROP TABLE IF EXISTS temp.${besides(table)}`),
  );
}

const isLong = (word: string): boolean => [...word].length >= TRIGRAM;

/** Returns the condition that the texts `t` of a resource contain any of the words, found with the index where possible. */
function anyFound(schema: string, words: readonly string[]): Where {
  const long = words.filter(isLong);
  const short = words.filter((word) => !isLong(word));
  const { sql, values } = joined(' OR ', [
    ...(long.length > 0 ? [indexed(schema, either(long))] : []),
    ...(short.length > 0 ? [anyCompared(short)] : []),
  ]);
  return { sql: `(${sql})`, values };
}

/** The same by comparing. The index calls its columns c0 (id) to c3. */
function anyCompared(words: readonly string[]): Where {
  const values: Where['values'] = [];
  const parts = words.flatMap((word) => {
    const columns = isLong(word) ? ['c0', 'c1', 'c2', 'c3'] : ['c1', 'c2', 'c3'];
    return spellings(word).flatMap((spelling) =>
      columns.map((column) => {
        values.push(like(spelling));
        return `t.${column} LIKE ? ESCAPE '\\'`;
      }),
    );
  });
  return { sql: `(${parts.join(' OR ')})`, values };
}

/** Returns a word with each letter in either case, where SQLite does not ignore it. Only short words are compared so. */
function spellings(word: string): string[] {
  if (isLong(word) || /^[ -~]*$/.test(word)) return [word];
  return [...word].reduce<string[]>(
    (begun, letter) => {
      const cases = new Set([letter, letter.toLowerCase(), letter.toUpperCase()]);
      return begun.flatMap((one) => [...cases].map((other) => one + other));
    },
    [''],
  );
}

export type TextHits = ReturnType<typeof textHits>;
