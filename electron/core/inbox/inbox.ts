import { notificationAlert, notificationsAlert } from '../alert/alerts.ts';
import type { RetryContext } from '../base/retry.ts';
import type { Alert } from '../model/alert.ts';
import type { BulkView } from '../model/notification.ts';
import { AosError } from '../model/problem.ts';
import type { GrantLevel } from '../model/resource.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { createBulks } from './bulks.ts';
import { grantAccess } from './grant.ts';
import { createPoll } from './poll.ts';
import { createSender } from './sender.ts';

export interface InboxOptions extends Omit<RetryContext, 'signal'> {
  account: string;
  api: AosApi;
  store: WriterThread;
  reader: ReaderThread;
  /** Ends what brings notifications in. */
  reading: AbortSignal;
  /** Ends what sends acknowledgements. */
  sending: AbortSignal;
  /** An id for a new bulk. */
  newId: () => string;
  changed: (bulks: BulkView[]) => void;
  alert: (alerts: Alert[]) => void;
  /** Why the inbox cannot be read at the moment; null when it can. */
  failing: (error: AosError | null) => void;
  /** Whether one of these events had a banner. */
  isTold: (events: readonly number[]) => boolean;
}

/** More new notifications than this in one go become one banner. */
const FEW = 3;

/** The inbox of one account: brought in by polling, acknowledged through an outbox of its own. */
export function createInbox(options: InboxOptions) {
  const { account, api, store, clock, random, timing, wake } = options;
  const context = { clock, random, timing, wake, api, store };

  const bulks = createBulks({
    account,
    store,
    undo: timing.undo,
    now: clock.now,
    newId: options.newId,
    changed: options.changed,
  });

  const sender = createSender({
    ...context,
    signal: options.sending,
    // What could not be reported now is reported with the next progress.
    progressed: () => void bulks.report().catch(() => {}),
  });

  const poll = createPoll({
    ...context,
    signal: options.reading,
    failing: options.failing,
    fetched(fresh) {
      options.changed([]);
      void announce(fresh).catch(() => {});
    },
  });

  /** Banners for notifications that came: each decided once, whatever happens. */
  async function announce(fresh: string[]): Promise<void> {
    const ids = await store.takeUnalerted(fresh);
    if (ids.length === 0) return;
    if (ids.length > FEW) return options.alert([notificationsAlert(account, ids.length)]);
    const rows = await options.reader.notifications(account, ids);
    const untold = rows.filter(({ events }) => !options.isTold(events));
    if (untold.length > 0) options.alert(untold.map((n) => notificationAlert(account, n.id, n.notice)));
  }

  return {
    async run(): Promise<void> {
      await Promise.all([poll.run(), sender.run()]);
    },
    /** Something happened that may have brought a notification. */
    kick: poll.kick,
    /** From now on nothing waits for its time to undo: the app is closing. */
    hurry: sender.hurry,
    idle: (): boolean => sender.idle,
    async acknowledge(ids: readonly string[]) {
      const begun = await bulks.begin(ids);
      sender.kick();
      return begun;
    },
    /**
     * Grants what an access request asks for, and only then acknowledges it: at once, as a grant is not undone with it.
     * What goes wrong is thrown, and stays at the notification until it is tried again.
     */
    async grant(id: string, level: GrantLevel): Promise<void> {
      const request = await options.reader.accessRequest(account, id);
      try {
        await grantAccess(api, request, level, options.sending);
      } catch (error) {
        if (error instanceof AosError) {
          await store.noteFailure(id, JSON.stringify(error.problem));
          options.changed([]);
        }
        throw error;
      }
      await bulks.begin([id], 0);
      sender.kick();
    },
    /** Takes a bulk back whole; gives how many came back, none when it is too late. */
    async undo(bulk: string): Promise<number> {
      const restored = await bulks.undo(bulk);
      sender.kick();
      return restored;
    },
  };
}
