import type { StarredRow } from '../../model/star.ts';
import { starredNotices } from '../schema/marked.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { type Subjects, subjectsOf } from './mixed-list.ts';

interface Listed {
  part: number;
  at: number;
  event: number | null;
  notification: string | null;
}

/** Reads what has a star: in one account, or in all accounts, what got it last on top. */
export function starReader(db: Database, attached: Attached, subjects: Subjects) {
  const { asked } = attached;

  return {
    starredCount(account: string | null): { total: number } {
      const counts = asked(account).map(
        ({ schema }) =>
          db
            .prepare(
              `SELECT (SELECT count(*) FROM ${schema}.event_star) + (SELECT count(*) FROM ${starredNotices(schema)}) AS n`,
            )
            .get() as { n: number },
      );
      return { total: counts.reduce((sum, { n }) => sum + n, 0) };
    },

    starredPage(account: string | null, offset: number, limit: number): StarredRow[] {
      const accounts = asked(account);
      if (accounts.length === 0) return [];
      const union = accounts.flatMap(({ schema }, part) => [
        `SELECT ${part} AS part, at, event, NULL AS notification FROM ${schema}.event_star`,
        `SELECT ${part} AS part, at, NULL AS event, notification FROM ${starredNotices(schema)}`,
      ]);
      const page = db
        .prepare(
          `${union.join(' UNION ALL ')} ORDER BY at DESC, part, event DESC, notification LIMIT ? OFFSET ?`,
        )
        .all(limit, offset) as unknown as Listed[];
      const found = accounts.map(({ account: one }, part) =>
        subjectsOf(
          one,
          page.filter((row) => row.part === part),
          subjects,
        ),
      );
      return page.flatMap((row): StarredRow | [] => {
        const about = found[row.part]?.(row);
        const one = accounts[row.part];
        return about && one ? { account: one.account, at: row.at, about } : [];
      });
    },
  };
}
