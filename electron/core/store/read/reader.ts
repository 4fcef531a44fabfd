import { openDatabase } from '../schema/sqlite.ts';
import { attachedAccounts } from './attached.ts';
import type { NoticeSentences } from './inbox-match.ts';
import { bannerReader } from './read-banners.ts';
import { feedReader } from './read-feed.ts';
import { inboxReader } from './read-inbox.ts';

/**
 * The only reader of the databases of all accounts. It is synchronous, and runs in threads of its own.
 *
 * @param sentences what the search of the inbox looks into
 */
export function openReader(sentences: NoticeSentences) {
  const db = openDatabase(':memory:');
  db.exec('PRAGMA temp_store = MEMORY; PRAGMA query_only = 1');
  const attached = attachedAccounts(db);
  const feed = feedReader(db, attached);
  const inbox = inboxReader(db, attached, sentences);
  return {
    attach: attached.attach,
    detach: attached.detach,
    ...feed,
    ...inbox,
    ...bannerReader(db, attached, { events: feed.feedRows, notices: inbox.notices }),
    close: () => db.close(),
  };
}

export type Reader = ReturnType<typeof openReader>;
