import type { AckWindow } from '../ack/window.ts';
import { clean } from '../base/clean.ts';
import type { Network } from '../base/network.ts';
import type { RetryContext } from '../base/retry.ts';
import type { Incoming } from '../model/incoming.ts';
import { AosError } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import {
  isSameTarget,
  type Start,
  type Subscription,
  type SubscriptionChange,
  type Target,
} from '../model/subscription.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { StoredSubscription } from '../store/write/write-subscriptions.ts';
import type { AosApi } from '../transport/api.ts';
import type { Retired } from './retired.ts';
import type { ServerClock } from './server-clock.ts';
import { createRunner, type Runner } from './subscription-runner.ts';
import { checkConsumer, watchedAlready } from './take-over.ts';

export interface SubscriptionsOptions extends RetryContext {
  api: AosApi;
  store: WriterThread;
  network: Network;
  window: AckWindow;
  serverClock: ServerClock;
  retired: Retired;
  /**
   * A token that is scoped to a resource may not read by batch (AOS v2.0.2 asks for a personal one): then there is only
   * the stream.
   */
  isScoped: boolean;
  /** Whether somebody is looking at the app. */
  isAttended: () => boolean;
  /** @param pending how many deliveries of its consumer still wait behind this one. */
  delivered: (event: Incoming, pending: bigint, subscription: StoredSubscription) => void;
  /** A subscription was added: the name of its resource may not be known yet. */
  added: () => void;
  /** Consumers were written down for deletion. */
  discarded: () => void;
  /** A subscription was removed, and consumers of it are left. */
  removed: () => void;
  /** A status or the list changed. */
  changed: () => void;
}

/** The subscriptions of one account. */
export function createSubscriptions(options: SubscriptionsOptions) {
  const { store, clock, api } = options;
  const runners = new Map<number, Runner>();
  let isPaused = false;

  function find(id: string): Runner {
    const found = runners.get(Number(id));
    if (found) return found;
    throw new AosError({
      kind: 'not-found',
      message: 'This subscription no longer exists.',
      next: 'It was removed, perhaps in another window.',
    });
  }

  function track(row: StoredSubscription): Runner {
    const runner = createRunner(options, row, {
      isListed: () => runners.has(row.id),
      withoutStream: () =>
        all().filter((r) => r.row.target.kind !== 'announcements' && !r.isStreaming()).length,
    });
    runners.set(row.id, runner);
    return runner;
  }

  const all = () => [...runners.values()];

  function open(runner: Runner): void {
    if (!isPaused && !runner.row.paused) runner.open();
  }

  function status(runner: Runner): Status {
    return runner.row.paused || isPaused ? { state: 'paused' } : runner.status();
  }

  async function refresh(): Promise<void> {
    for (const row of await store.subscriptions()) {
      const runner = runners.get(row.id);
      // Everything but the counts is known better here: it may just be changing.
      if (runner) {
        const { delivered, acked, unread, lastSeq, name } = row;
        Object.assign(runner.row, { delivered, acked, unread, lastSeq, name });
      }
    }
  }

  return {
    async start(accountPaused: boolean): Promise<void> {
      isPaused = accountPaused;
      for (const row of await store.subscriptions()) open(track(row));
    },
    /** The machine slept or the network changed: streams are believed again only when they say something. */
    doubt(): void {
      for (const runner of all()) runner.doubt();
    },
    /** Somebody looks at the app again. */
    attend(): void {
      for (const runner of all()) runner.attend();
    },
    async pause(value: boolean): Promise<void> {
      isPaused = value;
      if (value) await Promise.all(all().map((runner) => runner.close()));
      else for (const runner of all()) open(runner);
      options.changed();
    },
    /** @param takeOver the id of a consumer that an earlier installation left on the server: it is read on from there. */
    async add(target: Target, start: Start, takeOver?: string): Promise<string> {
      const same = all().find(({ row }) => isWatchedBy(row.target, target));
      if (same && takeOver === undefined) return String(same.row.id);
      if (same) throw watchedAlready();
      if (takeOver !== undefined) await checkConsumer(api, takeOver, options.signal);
      const id = await store.addSubscription(target, start, clock.now());
      if (takeOver !== undefined) await store.setConsumer(id, takeOver, true);
      const row = (await store.subscriptions()).find((r) => r.id === id);
      if (row) open(track(row));
      options.added();
      options.changed();
      return String(id);
    },
    async change(id: string, change: SubscriptionChange): Promise<void> {
      const runner = find(id);
      const { row } = runner;
      const { label, icon = row.icon, alerts = row.alerts } = change;
      const look = { label: label === undefined ? row.label : clean(label) || null, icon, alerts };
      if (look.label !== row.label || look.icon !== row.icon || look.alerts !== row.alerts) {
        await store.setLook(row.id, look);
        Object.assign(row, look);
      }
      if (change.muted !== undefined) {
        await store.setMuted(row.id, change.muted);
        row.muted = change.muted;
      }
      if (change.paused !== undefined && change.paused !== row.paused) {
        await store.setPaused(row.id, change.paused);
        row.paused = change.paused;
        if (change.paused) await runner.close();
        else open(runner);
      }
      options.changed();
    },
    async remove(id: string): Promise<void> {
      const runner = find(id);
      runner.abandon();
      runners.delete(runner.row.id);
      await store.removeSubscription(runner.row.id, clock.now());
      options.discarded();
      options.removed();
      options.changed();
    },
    refresh,
    /** An event was stored: moves the checkpoint. */
    stored(event: Incoming): void {
      runners.get(event.subscription)?.stored(event);
    },
    late(subscription: number): void {
      runners.get(subscription)?.late();
    },
    /** Writes a line into the history of each. */
    async note(text: string): Promise<void> {
      for (const runner of all()) await runner.note(text);
    },
    announcements: (): StoredSubscription | undefined =>
      all().find(({ row }) => row.target.kind === 'announcements')?.row,
    /** How many events still wait on the server, all subscriptions together. */
    pending: (): bigint => all().reduce((sum, runner) => sum + runner.waiting(), 0n),
    /** Whether the record of a subscription brings what this target is delivered. */
    isRead: (target: Target): boolean =>
      !isPaused && all().some(({ row }) => !row.paused && isSameTarget(row.target, target)),
    watches: (resourceId: string): boolean =>
      all().some(({ row }) => row.target.kind === 'resource' && row.target.resourceId === resourceId),
    statuses: (): Status[] => all().map(status),
    views: (): Subscription[] => all().map((runner) => view(runner, status(runner))),
    async ended(): Promise<void> {
      await Promise.all(all().map((runner) => runner.ended()));
    },
  };
}

export type Subscriptions = ReturnType<typeof createSubscriptions>;

const isWatchedBy = (a: Target, b: Target): boolean =>
  isSameTarget(a, b) && (a.kind !== 'resource' || b.kind !== 'resource' || a.subresources === b.subresources);

function view(runner: Runner, status: Status): Subscription {
  const { row } = runner;
  return {
    id: String(row.id),
    target: row.target,
    name: row.name ?? '',
    label: row.label,
    icon: row.icon,
    alerts: row.alerts,
    status,
    unread: row.unread,
    muted: row.muted,
    paused: row.paused,
    createdAt: row.createdAt,
    facts: runner.facts(),
    history: row.history,
  };
}
