import { openDatabase } from '../schema/sqlite.ts';
import { attachedAccounts } from './attached.ts';
import { feedPlans } from './feed-plan.ts';
import type { NoticeSentences } from './inbox-match.ts';
import { rulePreviews } from './preview-rule.ts';
import { bannerReader } from './read-banners.ts';
import { feedReader } from './read-feed.ts';
import { inboxReader } from './read-inbox.ts';
import { keepsakeReader } from './read-keepsakes.ts';
import { snoozeReader } from './read-snoozes.ts';
import { starReader } from './read-stars.ts';
import { statisticsReader } from './read-statistics.ts';

/**
 * The only reader of the databases of all accounts. It is synchronous, and runs in threads of its own.
 *
 * @param sentences what the search of the inbox looks into
 */
export function openReader(sentences: NoticeSentences) {
  const db = openDatabase(':memory:');
  db.exec('PRAGMA temp_store = MEMORY; PRAGMA query_only = 1');
  const attached = attachedAccounts(db);
  const plans = feedPlans(db, attached);
  const feed = feedReader(db, attached, plans);
  const inbox = inboxReader(db, attached, sentences);
  const subjects = { events: feed.feedRows, notifications: inbox.inboxRows };
  return {
    attach: attached.attach,
    detach: attached.detach,
    ...feed,
    ...inbox,
    ...rulePreviews(db, attached, plans, feed.feedRows),
    ...bannerReader(db, attached, { events: feed.feedRows, notices: inbox.notices }),
    ...snoozeReader(db, attached, subjects),
    ...starReader(db, attached, subjects),
    ...keepsakeReader(db, attached),
    /** Gives back the memory of its cache. */
    shrink: () => db.exec('PRAGMA shrink_memory'),
    ...statisticsReader(db, attached),
    close: () => db.close(),
  };
}

export type Reader = ReturnType<typeof openReader>;
