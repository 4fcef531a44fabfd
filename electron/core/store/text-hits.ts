import { like, wordsOf } from './query.ts';
import type { Database } from './sqlite.ts';

/** So many texts are remembered with what they match: the one that is typed, and those it came from. */
const MOST = 4;
/** Shorter words have no trigram. */
const TRIGRAM = 3;

interface Hits {
  table: string;
  /** Of the database when it was looked through: it changes with every commit. */
  version: number;
}

/**
 * Which resources a text matches, by their keys, in a temporary table: looked for once, however many queries over events
 * (rows, counts of days, the chart) ask for it.
 *
 * @param db the reader's connection; it may write nothing but these tables.
 */
export function textHits(db: Database) {
  /** By text and schema, the text that was last asked for last. */
  const known = new Map<string, Map<string, Hits>>();
  let tables = 0;

  function write(sql: () => void): void {
    db.exec('PRAGMA query_only = 0');
    try {
      sql();
    } finally {
      db.exec('PRAGMA query_only = 1');
    }
  }

  function fill(table: string, schema: string, words: readonly string[]): void {
    const long = words.filter((w) => [...w].length >= TRIGRAM);
    const short = words.filter((w) => [...w].length < TRIGRAM);
    const parts = short.map(
      () => `(t.name LIKE ? ESCAPE '\\' OR t.title LIKE ? ESCAPE '\\' OR t.path LIKE ? ESCAPE '\\')`,
    );
    const values = short.flatMap((w) => [like(w), like(w), like(w)]);
    if (long.length > 0) {
      parts.push('t.resource_text MATCH ?');
      values.push(long.map((w) => `"${w.replaceAll('"', '""')}"`).join(' AND '));
    }
    write(() => {
      db.exec(
        `CREATE TABLE IF NOT EXISTS temp.${table} (key INTEGER PRIMARY KEY); DELETE FROM temp.${table}`,
      );
      db.prepare(
        `INSERT INTO temp.${table} SELECT t.rowid FROM ${schema}.resource_text t WHERE ${parts.join(' AND ')}`,
      ).run(...values);
    });
  }

  function forgetOldest(): void {
    for (const [text, bySchema] of known) {
      if (known.size <= MOST) return;
      known.delete(text);
      for (const { table } of bySchema.values()) write(() => db.exec(`DROP TABLE IF EXISTS temp.${table}`));
    }
  }

  return {
    /**
     * The table with the keys (`key`) of the resources of a schema that a text matches, or null when the text has no
     * words. Each word has to occur in the name, title, path or id; those of three letters and more are looked for with
     * the trigram index, shorter ones are compared (not with ids: two letters of an id say nothing).
     */
    table(schema: string, text: string): string | null {
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
      if (before?.version !== version) fill(table, schema, words);
      bySchema.set(schema, { table, version });
      return `temp.${table}`;
    },
  };
}

export type TextHits = ReturnType<typeof textHits>;
