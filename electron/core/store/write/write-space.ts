import type { Database } from '../schema/sqlite.ts';

/** How long those who read are waited for, ms. The log that they still need is emptied later, at the latest at the end. */
const READERS_MS = 500;

/** The room that a database takes, and giving back what it does not use. */
export function spaceWriter(db: Database) {
  const number = (pragma: string): number =>
    Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>)[0]);
  return {
    /** Returns how many bytes of the file hold nothing. */
    freeSpace: (): number => number('freelist_count') * number('page_size'),
    /**
     * Rewrites the database without the pages it does not use (https://www.sqlite.org/lang_vacuum.html). A crash leaves it as
     * it was. It needs room for a second copy meanwhile, and nothing else is written until it is done.
     */
    compact(): void {
      db.exec('VACUUM');
      const usual = number('busy_timeout');
      db.exec(`PRAGMA busy_timeout = ${READERS_MS}`);
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      db.exec(`PRAGMA busy_timeout = ${usual}`);
    },
  };
}
