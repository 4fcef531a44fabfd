import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { openDatabase } from '../../electron/core/store/schema/sqlite.ts';

/**
 * Waits until the running app has counted all events of a database by day. What another program seeded it counts anew, beside everything
 * else, where the two have different editions of the rules of time zones; a person's database is as it is after that.
 */
export async function countedByDay({ electron }: RunningApp, file: string): Promise<void> {
  const edition = await electron.evaluate(() => process.versions.tz ?? '');
  const db = openDatabase(file, { readOnly: true });
  try {
    const read = db.prepare('SELECT 1 FROM day_count_state WHERE since = ? AND zone LIKE ?');
    await until(
      'the events to be counted by day',
      () => read.get(-(2n ** 63n), `% ${edition}`) !== undefined,
      120_000,
    );
  } finally {
    db.close();
  }
}
