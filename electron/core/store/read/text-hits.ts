import type { Database } from '../schema/sqlite.ts';
import { like, type Where, wordsOf } from './query.ts';

/** Maximum number of texts whose matches are remembered: the current one, and those it was typed from. */
const MAX_TEXTS = 4;
/** Length of a trigram; shorter words cannot be found with the index. */
const TRIGRAM = 3;

interface Hits {
  table: string;
  /** Version of the database that was searched; it changes with every commit. */
  version: number;
}

/**
 * Searches a text in the resources, and keeps the keys of those that match in a temporary table: once for all queries over
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

  return {
    /**
     * Returns the condition that a text makes for events `e` of a schema; null if the text has no words. Each word has to
     * occur in the name, title, path or id of the event's resource. Words of three letters and more are found with the
     * trigram index; shorter ones are compared, but not with ids, where two letters mean nothing.
     */
    where(schema: string, text: string): Where | null {
      const words = wordsOf(text);
      if (words.length === 0) return null;
      const { data_version: version } = db.prepare(`PRAGMA ${schema}.data_version`).get() as {
        data_version: number;
      };
      const bySchema = known.get(text) ?? new Map<string, Hits>();
      known.delete(text);
      known.set(text, bySchema);
      forgetOldest();
      const before = bySchema.get(schema);
      const table = before?.table ?? `hits${tables++}`;
      if (before?.version !== version) fill(db, table, schema, words);
      bySchema.set(schema, { table, version });
      return { sql: `e.resource IN temp.${table}`, values: [] };
    },

    /**
     * Returns the same condition for checking event by event, without searching all resources first. Null if the text has
     * letters whose case SQLite does not ignore, or no words.
     */
    whereEach(schema: string, text: string): Where | null {
      const words = wordsOf(text);
      if (words.length === 0 || !/^[ -~]*$/.test(words.join(' '))) return null;
      const { sql, values } = compared(words);
      return {
        sql: `EXISTS (SELECT 1 FROM ${schema}.resource_text_content t WHERE t.id = e.resource AND ${sql})`,
        values,
      };
    },
  };
}

/** Allows the connection of the reader to write, for this statement only. */
function write(db: Database, statement: () => void): void {
  db.exec('PRAGMA query_only = 0');
  try {
    statement();
  } finally {
    db.exec('PRAGMA query_only = 1');
  }
}

/** Fills a table with the keys of the resources that contain all words. */
function fill(db: Database, table: string, schema: string, words: readonly string[]): void {
  const long = words.filter(isLong);
  const short = compared(words.filter((w) => !isLong(w)));
  const match = long.map((w) => `"${w.replaceAll('"', '""')}"`).join(' AND ');
  const indexed = `t.id IN (SELECT rowid FROM ${schema}.resource_text WHERE resource_text MATCH ?)`;
  const sql = [...(long.length > 0 ? [indexed] : []), ...(short.sql === '' ? [] : [short.sql])];
  write(db, () => {
    db.exec(`CREATE TABLE IF NOT EXISTS temp.${table} (key INTEGER PRIMARY KEY); DELETE FROM temp.${table}`);
    db.prepare(
      `INSERT INTO temp.${table} SELECT t.id FROM ${schema}.resource_text_content t WHERE ${sql.join(' AND ')}`,
    ).run(...(long.length > 0 ? [match] : []), ...short.values);
  });
}

function drop(db: Database, table: string): void {
  write(db, () => db.exec(`DROP TABLE IF EXISTS temp.${table}`));
}

const isLong = (word: string): boolean => [...word].length >= TRIGRAM;

/** Returns the condition that the texts `t` of a resource contain all words. The index calls its columns c0 (id) to c3. */
function compared(words: readonly string[]): Where {
  const values: Where['values'] = [];
  const parts = words.map((word) => {
    const columns = isLong(word) ? ['c0', 'c1', 'c2', 'c3'] : ['c1', 'c2', 'c3'];
    for (const _ of columns) values.push(like(word));
    return `(${columns.map((column) => `t.${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`;
  });
  return { sql: parts.join(' AND '), values };
}

export type TextHits = ReturnType<typeof textHits>;
