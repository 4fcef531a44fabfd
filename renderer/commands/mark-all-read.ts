import { onlyUnread, wholeFeed } from '../query/feed-query.ts';
import { ask } from '../state/bridge.ts';
import { sayMarked } from '../state/say-marked.ts';
import { sayProblem } from '../state/toast-store.ts';

/** Marks every event of every account read, whatever the list is filtered by. */
export async function markAllRead(): Promise<void> {
  const reply = await ask('feed.markRead', { which: onlyUnread(wholeFeed), read: true });
  if (reply.ok) sayMarked(reply.value);
  else sayProblem(reply.problem);
}
