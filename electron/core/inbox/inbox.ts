import type { RetryContext } from '../base/retry.ts';
import { throttleByCost } from '../base/throttle-by-cost.ts';
import { type BulkView, inboxKinds } from '../model/notification.ts';
import type { AosError } from '../model/problem.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { FetchedNotification } from '../store/write/write-notifications.ts';
import type { AosApi } from '../transport/api.ts';
import { type AnnounceOptions, announce } from './announce.ts';
import { createBulks } from './bulks.ts';
import { createPoll } from './poll.ts';
import { createSender, type Sender } from './sender.ts';
import { createUndoing, type Undoing } from './undoing.ts';

export interface InboxOptions
  extends Omit<RetryContext, 'signal'>,
    Omit<AnnounceOptions, 'store' | 'reader'> {
  api: AosApi;
  store: WriterThread;
  reader: ReaderThread;
  /** Ends what brings notifications in. */
  reading: AbortSignal;
  /** Ends what sends acknowledgements. */
  sending: AbortSignal;
  /** How long a decision can be undone, ms. */
  undoMs: () => number;
  changed: (bulks: BulkView[]) => void;
  /** Why the inbox cannot be read at the moment; null when it can. */
  failing: (error: AosError | null) => void;
  /** What these people may do has changed. */
  accessChanged: (userIds: readonly string[]) => void;
  /** Why acknowledgements cannot be sent at the moment; null when they can. */
  sent: (error: AosError | null) => void;
}

/** Progress is reported at most this often, and less often where counting a bulk takes long. */
const REPORT_INTERVAL_MS = 500;

/** The inbox of one account: brought in by polling, decided through an outbox of its own. */
export function createInbox(options: InboxOptions) {
  const { account, api, store, clock, random, timing, wake, undoMs, changed } = options;
  const context = { clock, random, timing, wake, api, store };
  const undoing = createUndoing({ ...context, signal: options.sending });
  const bulks = createBulks({ account, store, undoing, clock, undoMs, changed });
  // What could not be reported now is reported with the next progress.
  const report = throttleByCost(clock, REPORT_INTERVAL_MS, bulks.report);
  options.sending.addEventListener('abort', report.stop, { once: true });
  const sender = createSender({
    ...context,
    signal: options.sending,
    heldMs: bulks.heldMs,
    undoMs,
    progressed: report,
    tried: options.sent,
    granted: (userId) => options.accessChanged([userId]),
  });
  const poll = createPoll({
    ...context,
    signal: options.reading,
    failing: options.failing,
    fetched(fresh, list) {
      options.accessChanged(peopleChanged(fresh, list));
      changed([]);
      void announce(options, fresh).catch(() => {});
    },
  });

  const { finish, undo } = undoingOf(bulks, undoing, sender, changed);

  return {
    async run(): Promise<void> {
      await Promise.all([poll.run(), finish().then(sender.run)]);
    },
    /** Something happened that may have brought a notification. */
    kick: poll.kick,
    /** From now on nothing waits for its time to undo: the app is closing. */
    hurry: sender.hurry,
    idle: (): boolean => sender.idle,
    leave: bulks.leave,
    /** The bulk is whole: it is reported, and sent at `undoUntil` (epoch ms), when its time for undo is over. */
    follow(bulk: string, undoUntil: number): Promise<BulkView[]> {
      const views = bulks.follow(bulk, undoUntil);
      sender.kick();
      return views;
    },
    /** Takes a bulk back whole; returns how many notifications are open again, none when it is too late. */
    undo,
    /** Lets the time for undo of a bulk stand still, or run on. */
    hold(bulk: string, isHeld: boolean): void {
      if (!bulks.hold(bulk, isHeld)) return;
      sender.kick();
      if (!isHeld) void bulks.report();
    },
  };
}

/** Undoing, with what follows from it for what is sent and shown. */
function undoingOf(
  bulks: Pick<ReturnType<typeof createBulks>, 'undo'>,
  undoing: Undoing,
  sender: Pick<Sender, 'kick'>,
  changed: (bulks: BulkView[]) => void,
) {
  async function finish(): Promise<void> {
    if ((await undoing.finish()) > 0) changed([]);
    sender.kick();
  }
  return {
    finish,
    async undo(bulk: string): Promise<number> {
      try {
        return await bulks.undo(bulk);
      } catch (error) {
        // It may have been written down, and counts then.
        void finish();
        throw error;
      } finally {
        sender.kick();
      }
    },
  };
}

const changeKinds: readonly number[] = [
  inboxKinds['permission-granted'].code,
  inboxKinds['permission-revoked'].code,
];

/** The people of whom new notifications say that their permissions changed. */
function peopleChanged(fresh: readonly string[], list: readonly FetchedNotification[]): string[] {
  const isFresh = new Set(fresh);
  return list.flatMap(({ id, kind, userId }) =>
    userId !== null && changeKinds.includes(kind) && isFresh.has(id) ? userId : [],
  );
}
