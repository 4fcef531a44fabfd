import type { SnoozedRow } from '../../model/snooze.ts';
import { snoozedRows } from '../schema/marked.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';
import { type Subjects, subjectsOf } from './mixed-list.ts';

interface Listed {
  part: number;
  until: number;
  event: number | null;
  notification: string | null;
}

/** Reads what is snoozed: in one account, or in all accounts, the first to come back on top. */
export function snoozeReader(db: Database, attached: Attached, subjects: Subjects) {
  const { asked } = attached;

  return {
    snoozedCount(account: string | null): { total: number } {
      const counts = asked(account).map(
        ({ schema }) => db.prepare(`SELECT count(*) AS n FROM ${snoozedRows(schema)}`).get() as { n: number },
      );
      return { total: counts.reduce((sum, { n }) => sum + n, 0) };
    },

    snoozedPage(account: string | null, offset: number, limit: number): SnoozedRow[] {
      const accounts = asked(account);
      if (accounts.length === 0) return [];
      const union = accounts.map(
        ({ schema }, part) =>
          `SELECT ${part} AS part, until, event, notification FROM ${snoozedRows(schema)}`,
      );
      const page = db
        .prepare(`${union.join(' UNION ALL ')} ORDER BY until, event, notification LIMIT ? OFFSET ?`)
        .all(limit, offset) as unknown as Listed[];
      return accounts
        .flatMap((one, part) =>
          rowsOf(
            one.account,
            page.filter((row) => row.part === part),
            subjects,
          ),
        )
        .sort((a, b) => a.until - b.until);
    },
  };
}

function rowsOf(account: string, page: readonly Listed[], subjects: Subjects): SnoozedRow[] {
  const aboutOf = subjectsOf(account, page, subjects);
  return page.flatMap((row): SnoozedRow | [] => {
    const about = aboutOf(row);
    return about ? { account, until: row.until, about } : [];
  });
}
