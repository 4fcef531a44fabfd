import { MAX_LISTED } from '../../model/bounds.ts';
import type { Keepsakes } from '../../model/keepsakes.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';

/** Reads the stars and snoozes of an account, the newest first, for a backup. */
export function keepsakeReader(db: Database, attached: Attached) {
  return {
    keepsakes(account: string): Keepsakes {
      const one = attached.list().find((entry) => entry.account === account);
      const all = <Row>(sql: string): Row[] =>
        one === undefined ? [] : (db.prepare(`${sql} LIMIT ${MAX_LISTED}`).all() as Row[]);
      const { schema } = one ?? { schema: '' };
      // As text: a JavaScript number is too small for them.
      const event = 'p.stream, CAST(e.seq AS TEXT) AS sequence, CAST(e.time AS TEXT) AS time';
      const from = `JOIN ${schema}.event e ON e.id = k.event JOIN ${schema}.epoch p ON p.id = e.epoch`;
      const snoozed = `FROM ${schema}.snooze k`;
      return {
        starredEvents: all(
          `SELECT ${event}, k.at FROM ${schema}.event_star k ${from}
           UNION ALL
           SELECT stream, CAST(seq AS TEXT), CAST(time AS TEXT), at FROM ${schema}.awaited_star ORDER BY at DESC`,
        ),
        starredNotifications: all(
          `SELECT notification, at FROM ${schema}.notification_star ORDER BY at DESC`,
        ),
        snoozedEvents: all(
          `SELECT ${event}, k.until ${snoozed} ${from} WHERE k.back IS NULL ORDER BY k.until`,
        ),
        snoozedNotifications: all(
          `SELECT notification, until ${snoozed} WHERE back IS NULL AND notification IS NOT NULL ORDER BY until`,
        ),
      };
    },
  };
}
