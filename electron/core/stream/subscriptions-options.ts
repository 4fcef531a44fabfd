import type { AckWindow } from '../ack/window.ts';
import type { Network } from '../base/network.ts';
import type { Reasons } from '../base/reasons.ts';
import type { RetryContext } from '../base/retry.ts';
import type { Turns } from '../base/turns.ts';
import type { Incoming } from '../model/incoming.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { AosApi } from '../transport/api.ts';
import type { Retired } from './retired.ts';
import type { ServerClock } from './server-clock.ts';

/** What the subscriptions of an account need. */
export interface SubscriptionsOptions extends RetryContext {
  api: AosApi;
  store: WriterThread;
  network: Network;
  reasons: Reasons;
  window: AckWindow;
  /** All streams share a turn. */
  turns: Turns;
  serverClock: ServerClock;
  retired: Retired;
  /**
   * Whether the token is limited to a resource. Such a token may not read by batch (AOS v2.0.2 requires a personal one), so
   * there are only streams.
   */
  isScoped: boolean;
  /** Whether the user is looking at the app. */
  isAttended: () => boolean;
  /** Called with every delivery. @param pending number of deliveries of its consumer that still wait after this one. */
  delivered: (event: Incoming, pending: bigint, subscription: StoredSubscription) => void;
  /** Called when a subscription was added: the name of its resource may not be known yet. */
  added: () => void;
  /** Called when the user added, changed or removed a subscription. */
  edited: () => void;
  /** Called when the deletion of consumers was scheduled. */
  discarded: () => void;
  /** Called when a subscription was removed, which may leave consumers behind. */
  removed: () => void;
  /** Called when a call was refused for a reason that may be the token. */
  signedOut: () => void;
  /** Called when a status or the list changed. */
  changed: () => void;
}
