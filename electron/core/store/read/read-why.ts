import { type Decision, decisions, type Why } from '../../model/banner.ts';
import type { SnoozeState } from '../../model/snooze-state.ts';
import type { Database } from '../schema/sqlite.ts';
import { countOf, readOutcome, type StoredAbout, type StoredOutcome } from '../schema/stored-banner.ts';

/** What is stored of a decision with an event or a notification. */
interface StoredDecision {
  alert: string | null;
  rule: string | null;
  banner: number | null;
}

interface StoredBanner extends StoredOutcome {
  id: number;
  about: string;
  changedAt: number;
}

const decisionOf = (alert: string | null): Decision | null =>
  decisions.find((decision) => decision === alert) ?? null;

/** Reads whether and why something was told by a banner. */
export function whyReader(db: Database) {
  const columns = 'id, about, outcome, held_by, until, error, changed_at AS changedAt';

  function bannerOf(schema: string, { alert, banner }: StoredDecision, event: number | null) {
    if (banner !== null)
      return db.prepare(`SELECT ${columns} FROM ${schema}.banner WHERE id = ?`).get(banner);
    if (alert !== 'backlog' || event === null) return undefined;
    return db
      .prepare(
        `SELECT * FROM (SELECT ${columns}, first_event FROM ${schema}.banner INDEXED BY banner_backlog
           WHERE last_event >= ? ORDER BY last_event LIMIT 1) WHERE first_event <= ?`,
      )
      .get(event, event);
  }

  function why(schema: string, stored: StoredDecision, event: number | null): Why {
    const found = bannerOf(schema, stored, event) as StoredBanner | undefined;
    return {
      decision: decisionOf(stored.alert),
      rule: stored.rule,
      banner: found
        ? {
            id: found.id,
            outcome: readOutcome(found),
            changedAt: found.changedAt,
            count: countOf(JSON.parse(found.about) as StoredAbout),
          }
        : null,
    };
  }

  const snoozeOn = (schema: string, column: 'event' | 'notification', id: number | string) => {
    const found = db.prepare(`SELECT until, back FROM ${schema}.snooze WHERE ${column} = ?`).get(id);
    return found ? { snooze: found as unknown as SnoozeState } : {};
  };

  return {
    ofEvent: (schema: string, id: number, stored: StoredDecision): Why => ({
      ...why(schema, stored, id),
      ...snoozeOn(schema, 'event', id),
    }),
    ofNotification(schema: string, id: string): Why | null {
      const stored = db
        .prepare(`SELECT alert, rule, banner FROM ${schema}.notification WHERE id = ?`)
        .get(id) as StoredDecision | undefined;
      return stored ? { ...why(schema, stored, null), ...snoozeOn(schema, 'notification', id) } : null;
    },
  };
}
