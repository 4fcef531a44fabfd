import type { Status } from '../model/status.ts';
import type { HistoryNote } from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createBacklog } from './backlog.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';

/** How long the screens show that a subscription was set up again. */
const RECOVERED_MS = 10_000;

/** The status of one subscription, the size of its backlog, and its history. */
export function createSubscriptionStatus(
  { clock, store, changed, signedOut }: SubscriptionsOptions,
  row: StoredSubscription,
) {
  const backlog = createBacklog(clock);
  let status: Status = { state: 'connecting' };
  let reconnects = 0;
  let recoveredUntil = 0;

  function show(next: Status): void {
    if (next.state === 'reconnecting') reconnects++;
    status = next;
    if (next.state === 'sign-in-needed') signedOut();
    changed();
  }

  async function note(note: HistoryNote): Promise<void> {
    const at = clock.now();
    row.history.unshift({ at, note });
    await store.addHistory(row.id, at, note);
    changed();
  }

  return {
    show,
    note,
    /** @param pending number of deliveries that still wait. */
    progress(pending: bigint): void {
      const next = backlog.progress(pending);
      if (next) show(next);
    },
    /** The server had lost the record, and another one is made. */
    async recovered(): Promise<void> {
      recoveredUntil = clock.monotonic() + RECOVERED_MS;
      await note({ code: 'set-up-again' });
    },
    waiting: backlog.waiting,
    reconnects: (): number => reconnects,
    current(): Status {
      // Announcements have no consumer: the account polls for them, and that does not affect the status.
      if (row.target.kind === 'announcements') return { state: 'live' };
      if (status.state === 'live' && clock.monotonic() < recoveredUntil) {
        return { state: 'recovered', at: row.history[0]?.at ?? clock.now() };
      }
      const left = backlog.leftMs();
      return status.state === 'catching-up' && left !== null ? { ...status, left } : status;
    },
  };
}

export type SubscriptionStatus = ReturnType<typeof createSubscriptionStatus>;
