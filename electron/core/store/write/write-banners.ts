import { HELD_KEY, heldAlert } from '../../alert/alerts.ts';
import type { Alert } from '../../model/alert.ts';
import type { HeldCounts, HeldShare, Outcome } from '../../model/banner.ts';
import { inboxKinds } from '../../model/notification.ts';
import { IN_SUMMARY } from '../schema/held-events.ts';
import type { Database } from '../schema/sqlite.ts';
import { storedAbout, storedOutcome } from '../schema/stored-banner.ts';
import { relaxed, transaction } from '../schema/transaction.ts';

/** Number of banners that are kept: the newest. */
const MAX_BANNERS = 10_000;

/**
 * From which outcomes each can follow. What comes too late, such as "shown" of a banner that was clicked, is not noted. What
 * failed may be shown all the same: by a service that answered too late, or with the next update of a burst.
 */
const follows: Readonly<Record<Outcome['is'], readonly Outcome['is'][]>> = {
  pending: [],
  // What lasts is shown after it was held.
  shown: ['pending', 'held', 'failed', 'unsupported'],
  held: ['pending', 'failed', 'unsupported'],
  failed: ['pending', 'held'],
  unsupported: ['pending', 'held'],
  clicked: ['pending', 'shown', 'failed'],
  handled: ['pending', 'shown', 'failed'],
  dismissed: ['pending', 'shown', 'failed'],
  replaced: ['pending', 'shown', 'held'],
  over: ['pending', 'shown', 'held'],
  ended: ['pending'],
};

/** Banners, each written before it is shown, and what became of them. */
export function bannerWriter(db: Database) {
  const put = bannerPutting(db);
  const note = db.prepare(
    `UPDATE banner SET outcome = ?, held_by = ?, until = ?, error = ?, changed_at = ?,
       summary = iif(?1 = 'held', NULL, summary)
     WHERE id = ? AND outcome IN (SELECT value FROM json_each(?))`,
  );
  const trim = db.prepare('DELETE FROM banner WHERE id <= ?');
  const untold = [
    `UPDATE event INDEXED BY event_untold SET alert = 'ended'
     WHERE alert IN ('urgent', 'banner', 'waiting') AND banner IS NULL`,
    `UPDATE notification SET alert = 'ended', alerted = 1
     WHERE alerted = 0 OR (alert IN ('urgent', 'banner') AND banner IS NULL)`,
  ].map((sql) => db.prepare(sql));
  const summary = heldSummary(db, put);
  const release = db.prepare(
    `UPDATE banner SET summary = NULL WHERE summary = ? AND (held_by IS NOT NULL OR key = '${HELD_KEY}')`,
  );
  const pending = db.prepare("UPDATE banner SET outcome = 'ended', changed_at = ? WHERE outcome = 'pending'");

  return {
    /**
     * Writes banners down that are about to be shown, with what they tell of and which others they replace. An update of a
     * burst's banner keeps its number.
     * @returns their numbers.
     */
    addBanners(alerts: readonly Alert[], now: number): number[] {
      return transaction(db, () => {
        const ids = alerts.map((alert) => put(alert, now));
        trim.run((ids.at(-1) ?? 0) - MAX_BANNERS);
        return ids;
      });
    },
    /** Notes what became of a banner; returns whether that was news. */
    noteOutcome(banner: number, outcome: Outcome, now: number): boolean {
      const { outcome: code, held_by, until, error } = storedOutcome(outcome);
      const from = JSON.stringify(follows[outcome.is]);
      return relaxed(db, () => Number(note.run(code, held_by, until, error, now, banner, from).changes) > 0);
    },
    /**
     * Gives what was held, and no summary told of, to the summary of this moment (epoch ms), and writes down the banner that is
     * about to tell of it.
     */
    summarizeHeld: (at: number): HeldShare => transaction(db, () => summary(at)),
    /** The summary of that moment was not shown: what it was given is for the next one. */
    releaseHeld: (at: number): void => void relaxed(db, () => release.run(at)),
    /** To be called at the start: what was decided and not shown by then is not shown any more. */
    endUntold(now: number): void {
      transaction(db, () => {
        for (const statement of untold) statement.run();
        pending.run(now);
      });
    },
  };
}

/** Returns a function that gathers what was held into a summary, counts it, and writes its banner down. */
function heldSummary(db: Database, put: ReturnType<typeof bannerPutting>) {
  const take = db.prepare(
    `UPDATE banner SET summary = ?
     WHERE held_by IS NOT NULL AND summary IS NULL AND outcome IN ('held', 'replaced') AND key <> '${HELD_KEY}'`,
  );
  const events = db.prepare(
    `SELECT count(*) AS events, coalesce(sum(read = 0), 0) AS unread FROM event e WHERE ${IN_SUMMARY('main')}`,
  );
  const notifications = db.prepare(
    `SELECT count(*) AS notifications, coalesce(sum(kind = ?), 0) AS requests FROM notification
     WHERE state IN ('open', 'failed') AND banner IN (SELECT id FROM banner WHERE summary = ?)`,
  );
  const gather = db.prepare('UPDATE banner SET summary = ? WHERE id = ?');
  return (at: number): HeldShare => {
    if (Number(take.run(at).changes) === 0)
      return { events: 0, unread: 0, notifications: 0, requests: 0, banner: null };
    const inbox = notifications.get(inboxKinds['access-requested'].code, at);
    const counts = { ...events.get(at, at), ...inbox } as unknown as HeldCounts;
    if (counts.unread + counts.notifications === 0) return { ...counts, banner: null };
    const banner = put(heldAlert(at, counts), at);
    gather.run(at, banner);
    return { ...counts, banner };
  };
}

/** Returns a function that writes one banner down in the transaction that is open, and gives its number. */
export function bannerPutting(db: Database) {
  const tell = toldMarking(db);
  const known = db.prepare('SELECT max(id) AS id FROM banner WHERE key = ?');
  const insert = db.prepare(
    `INSERT INTO banner (key, at, about, rule, first_event, last_event, outcome, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, 'pending', ?)`,
  );
  const update = db.prepare(
    `UPDATE banner SET about = ?, rule = ?, outcome = 'pending', held_by = NULL, until = NULL, error = NULL, changed_at = ?
     WHERE id = ?`,
  );
  const replace = db.prepare(
    // What held it stays: its events were never told.
    `UPDATE banner SET outcome = 'replaced', until = NULL, changed_at = ?
     WHERE id = (SELECT max(id) FROM banner WHERE key = ?) AND outcome IN ('pending', 'shown', 'held')`,
  );

  return (alert: Alert, now: number): number => {
    const { key, told, replaces = [], rule = null } = alert;
    const about = JSON.stringify(storedAbout(alert));
    for (const other of replaces) replace.run(now, other);
    const before = known.get(key) as { id: number | null };
    let { id } = before;
    if (alert.about.is === 'events' && id !== null) update.run(about, rule, now, id);
    else {
      replace.run(now, key);
      const [first, last] = told?.are === 'backlog' ? [told.first, told.last] : [null, null];
      id = Number(insert.run(key, now, about, rule, first, last, now).lastInsertRowid);
    }
    tell(id, told);
    return id;
  };
}

/** Returns a function that marks what a banner tells of. Events of a backlog are found by the ids in the banner. */
function toldMarking(db: Database) {
  const mark = (table: string) =>
    db.prepare(
      `UPDATE ${table} SET banner = ? WHERE banner IS NULL AND id IN (SELECT value FROM json_each(?))`,
    );
  const events = mark('event');
  const notifications = mark('notification');
  return (banner: number, told: Alert['told']): void => {
    if (told === undefined || told.are === 'backlog' || told.ids.length === 0) return;
    (told.are === 'events' ? events : notifications).run(banner, JSON.stringify(told.ids));
  };
}
