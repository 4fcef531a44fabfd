import type { AlertSubject } from '../../model/alert.ts';
import type { BannerQuery, BannerRow, Why } from '../../model/banner.ts';
import type { EventRow } from '../../model/event.ts';
import type { Notice } from '../../model/notification.ts';
import type { Database } from '../schema/sqlite.ts';
import { readOutcome, type StoredAbout, type StoredOutcome } from '../schema/stored-banner.ts';
import type { Attached, AttachedAccount } from './attached.ts';
import { whyReader } from './read-why.ts';

interface StoredRow extends StoredOutcome {
  part: number;
  id: number;
  at: number;
  about: string;
  rule: string | null;
  summary: number | null;
  changedAt: number;
}

/** What banners are about, read by id. */
export interface BannerSubjects {
  events: (account: string, ids: number[]) => EventRow[];
  notices: (account: string, ids: string[]) => Map<string, Notice>;
}

const conditions: Readonly<Record<BannerQuery['which'], string>> = {
  all: '1',
  held: "outcome = 'held'",
  failed: "outcome IN ('failed', 'unsupported', 'ended')",
};

/** Reads banners and what became of them: of one account, or of all accounts merged by time. */
export function bannerReader(db: Database, attached: Attached, subjects: BannerSubjects) {
  const whys = whyReader(db);
  const asked = ({ account }: BannerQuery) => attached.asked(account);

  return {
    bannerCount(query: BannerQuery): { total: number } {
      const counts = asked(query).map(({ schema }) => {
        const sql = `SELECT count(*) AS n FROM ${schema}.banner WHERE ${conditions[query.which]}`;
        return (db.prepare(sql).get() as { n: number }).n;
      });
      return { total: counts.reduce((sum, n) => sum + n, 0) };
    },

    /** Returns banners, the newest first. */
    bannerPage(query: BannerQuery, offset: number, limit: number): BannerRow[] {
      const accounts = asked(query);
      if (accounts.length === 0) return [];
      const union = accounts.map(
        ({ schema }, part) =>
          `SELECT ${part} AS part, id, at, about, rule, summary, outcome, held_by, until, error, changed_at AS changedAt
           FROM ${schema}.banner WHERE ${conditions[query.which]}`,
      );
      const rows = db
        .prepare(`SELECT * FROM (${union.join(' UNION ALL ')}) ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`)
        .all(limit, offset) as unknown as StoredRow[];
      const about = accounts.map((one, part) =>
        aboutOf(
          one,
          rows.filter((row) => row.part === part),
          subjects,
        ),
      );
      return rows.map((row) => toRow(accounts[row.part]?.account ?? '', row, about[row.part]));
    },

    /** Returns why a notification had a banner, or had none. */
    notificationWhy: (account: string, id: string): Why | null =>
      whys.ofNotification(attached.schema(account), id),
  };
}

type Resolve = (stored: StoredAbout) => AlertSubject | null;

/** Reads what the banners of an account are about: events and notifications as they are stored now. */
function aboutOf(
  { account }: AttachedAccount,
  rows: readonly StoredRow[],
  subjects: BannerSubjects,
): Resolve {
  const stored = rows.map((row) => JSON.parse(row.about) as StoredAbout);
  const eventIds = stored.flatMap((about) => (about.is === 'event' ? about.event : []));
  const noticeIds = stored.flatMap((about) => (about.is === 'notification' ? about.notification : []));
  const events = new Map(subjects.events(account, eventIds).map((event) => [event.id, event]));
  const notices = subjects.notices(account, noticeIds);
  return (about) => {
    if (about.is === 'event') {
      const event = events.get(about.event);
      return event ? { is: 'event', event } : null;
    }
    if (about.is !== 'notification') return about;
    const notice = notices.get(about.notification);
    return notice ? { is: 'notification', notice } : null;
  };
}

function toRow(account: string, row: StoredRow, resolve: Resolve | undefined): BannerRow {
  const about = JSON.parse(row.about) as StoredAbout;
  return {
    account,
    id: row.id,
    at: row.at,
    about: resolve?.(about) ?? null,
    opens: {
      event: about.is === 'event' ? about.event : null,
      notification: about.is === 'notification' ? about.notification : null,
      ...((about.is === 'back' || about.is === 'held') && row.summary !== null && { summary: row.summary }),
    },
    outcome: readOutcome(row),
    changedAt: row.changedAt,
    rule: row.rule,
  };
}
