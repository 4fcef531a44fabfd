import type { EventRow } from '../../model/event.ts';
import type { InboxRow } from '../../model/notification.ts';
import type { SnoozedRow } from '../../model/snooze.ts';
import type { Database } from '../schema/sqlite.ts';
import type { Attached } from './attached.ts';

/** What is snoozed, read by id. */
interface SnoozedSubjects {
  events: (account: string, ids: number[]) => EventRow[];
  notifications: (account: string, ids: string[]) => InboxRow[];
}

interface Listed {
  part: number;
  until: number;
  event: number | null;
  notification: string | null;
}

/** Reads what is snoozed: in one account, or in all accounts, the first to come back on top. */
export function snoozeReader(db: Database, attached: Attached, subjects: SnoozedSubjects) {
  const asked = (account: string | null) =>
    attached.list().filter((one) => account === null || one.account === account);
  const from = (schema: string) => `${schema}.snooze INDEXED BY snooze_until WHERE back IS NULL`;

  return {
    snoozedCount(account: string | null): { total: number } {
      const counts = asked(account).map(
        ({ schema }) => db.prepare(`SELECT count(*) AS n FROM ${from(schema)}`).get() as { n: number },
      );
      return { total: counts.reduce((sum, { n }) => sum + n, 0) };
    },

    snoozedPage(account: string | null, offset: number, limit: number): SnoozedRow[] {
      const accounts = asked(account);
      if (accounts.length === 0) return [];
      const union = accounts.map(
        ({ schema }, part) => `SELECT ${part} AS part, until, event, notification FROM ${from(schema)}`,
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

function rowsOf(account: string, page: readonly Listed[], subjects: SnoozedSubjects): SnoozedRow[] {
  const events = subjects.events(
    account,
    page.flatMap(({ event }) => event ?? []),
  );
  const notifications = subjects.notifications(
    account,
    page.flatMap(({ notification }) => notification ?? []),
  );
  return page.flatMap(({ until, ...row }): SnoozedRow | [] => {
    const event = events.find(({ id }) => id === row.event);
    if (event) return { account, until, about: { is: 'event', event } };
    const notification = notifications.find(({ id }) => id === row.notification);
    return notification ? { account, until, about: { is: 'notification', notification } } : [];
  });
}
