import { openDatabase } from '../schema/sqlite.ts';
import { attachedAccounts } from './attached.ts';
import type { NoticeSentences } from './inbox-match.ts';
import { feedReader } from './read-feed.ts';
import { inboxReader } from './read-inbox.ts';

/** The one reader over all accounts' databases. Synchronous: it lives in a thread of its own. */
export function openReader(sentences: NoticeSentences) {
  const db = openDatabase(':memory:');
  db.exec('PRAGMA temp_store = MEMORY; PRAGMA query_only = 1');
  const attached = attachedAccounts(db);
  return {
    attach: attached.attach,
    detach: attached.detach,
    ...feedReader(db, attached),
    ...inboxReader(db, attached, sentences),
    close: () => db.close(),
  };
}

export type Reader = ReturnType<typeof openReader>;
