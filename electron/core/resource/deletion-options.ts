import type { RetryContext } from '../base/retry.ts';
import type { Incoming } from '../model/incoming.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { AosApi } from '../transport/api.ts';

/** What finding deletions needs. */
export interface DeletionOptions extends RetryContext {
  api: AosApi;
  store: Pick<
    WriterThread,
    | 'looks'
    | 'looked'
    | 'childrenOf'
    | 'askedAfter'
    | 'updatesSince'
    | 'untoldDeletions'
    | 'settleDeletions'
    | 'putResources'
    | 'subscriptions'
  >;
  /** A backlog is coming in: this can wait, events cannot. */
  behind: () => boolean;
  /** A deletion takes the way of every event from here on, once for each subscription it belongs to. */
  found: (event: Incoming, subscription: StoredSubscription) => void;
}
