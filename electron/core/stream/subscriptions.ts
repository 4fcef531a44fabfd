import { clean } from '../base/clean.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Status } from '../model/status.ts';
import {
  type HistoryNote,
  isSameTarget,
  type Start,
  type Subscription,
  type SubscriptionChange,
  type Target,
} from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createRunnerList, type RunnerList } from './runner-list.ts';
import type { Runner } from './subscription-runner.ts';
import type { SubscriptionsOptions } from './subscriptions-options.ts';
import { checkConsumer, watchedAlready } from './take-over.ts';

/** The subscriptions of one account. */
export function createSubscriptions(options: SubscriptionsOptions) {
  const { store } = options;
  const list = createRunnerList(options);

  return {
    ...editSubscriptions(options, list),
    ...describeSubscriptions(list),
    async start(accountPaused: boolean): Promise<void> {
      list.setPaused(accountPaused);
      for (const row of await store.subscriptions()) list.open(list.track(row));
    },
    /** The computer slept or the network changed: a stream counts as live again only after it was heard. */
    doubt(): void {
      for (const runner of list.all()) runner.doubt();
    },
    /** The user looks at the app again. */
    attend(): void {
      for (const runner of list.all()) runner.attend();
    },
    /** Reads the counts of all subscriptions again. */
    async refresh(): Promise<void> {
      for (const row of await store.subscriptions()) {
        const runner = list.get(row.id);
        // Everything but the counts and the name is kept, since it may just be changing here.
        if (runner) {
          const { delivered, acked, unread, lastSeq, lastEventAt, name } = row;
          Object.assign(runner.row, { delivered, acked, unread, lastSeq, lastEventAt, name });
        }
      }
    },
    /** An event was stored: the checkpoint may move. */
    stored(event: Incoming): void {
      list.get(event.subscription)?.stored(event);
    },
    /** An event came late: something was lost before. */
    late(subscription: number): void {
      list.get(subscription)?.late();
    },
    /** Adds a line to the history of each subscription. */
    async note(note: HistoryNote): Promise<void> {
      for (const runner of list.all()) await runner.note(note);
    },
    async ended(): Promise<void> {
      await Promise.all(list.all().map((runner) => runner.ended()));
    },
  };
}

/** What the user does with subscriptions. */
function editSubscriptions(options: SubscriptionsOptions, list: RunnerList) {
  return {
    ...addAndRemove(options, list),
    async pause(value: boolean): Promise<void> {
      list.setPaused(value);
      if (value) await Promise.all(list.all().map((runner) => runner.close()));
      else for (const runner of list.all()) list.open(runner);
      options.changed();
    },
    async change(id: string, change: SubscriptionChange): Promise<void> {
      const runner = list.find(id);
      const { row } = runner;
      await setPresentation(options, row, change);
      if (change.muted !== undefined) {
        await options.store.setMuted(row.id, change.muted);
        row.muted = change.muted;
      }
      if (change.position !== undefined) {
        await options.store.setPosition(row.id, change.position);
        row.position = change.position;
      }
      if (change.paused !== undefined && change.paused !== row.paused)
        await pauseOne(options, list, runner, change.paused);
      options.edited();
      options.changed();
    },
    /** Puts them in an order, by their ids. Those that are left out have no place in it. */
    async order(ids: readonly string[]): Promise<void> {
      const ordered = [...new Set(ids)].flatMap((id) => list.get(Number(id)) ?? []);
      await options.store.orderSubscriptions(ordered.map(({ row }) => row.id));
      for (const { row } of list.all()) row.position = null;
      ordered.forEach(({ row }, place) => {
        row.position = place;
      });
      options.edited();
      options.changed();
    },
  };
}

/** Subscriptions that come and go. */
function addAndRemove(options: SubscriptionsOptions, list: RunnerList) {
  const { store, clock, api } = options;

  async function openAdded(id: number): Promise<void> {
    const row = (await store.subscriptions()).find((r) => r.id === id);
    if (row) list.open(list.track(row));
    options.added();
    options.edited();
    options.changed();
  }

  /** Ends a subscription's runner for a change of the store that takes it away; it goes on if that fails. */
  async function takeAway<T>(id: string, change: (row: StoredSubscription) => Promise<T>): Promise<T> {
    const { row, abandon } = list.find(id);
    abandon();
    list.forget(row.id);
    try {
      const changed = await change(row);
      options.discarded();
      options.removed();
      return changed;
    } catch (error) {
      list.open(list.track(row));
      options.changed();
      throw error;
    }
  }

  return {
    /** @param takeOver id of a consumer that an earlier installation left on the server; reading continues from there. */
    async add(target: Target, start: Start, takeOver?: string): Promise<string> {
      const same = list.all().find(({ row }) => watchesTheSame(row.target, target));
      if (same && takeOver === undefined) return String(same.row.id);
      if (same) throw watchedAlready();
      if (takeOver !== undefined) await checkConsumer(api, takeOver, options.signal);
      const id = await store.addSubscription(target, start, clock.now());
      if (takeOver !== undefined) await store.setConsumer(id, takeOver, true);
      await openAdded(id);
      return String(id);
    },
    async remove(id: string): Promise<void> {
      await takeAway(id, (row) => store.removeSubscription(row.id, clock.now()));
      options.edited();
      options.changed();
    },
    /**
     * Puts a subscription to everything the server still has in the place of one, and returns its id: where the server
     * starts is fixed once a consumer is made.
     */
    async fetchEarlier(id: string): Promise<string> {
      const start = { from: 'everything' } as const;
      const next = await takeAway(id, (row) =>
        store.replaceSubscription(row.id, row.target, start, clock.now()),
      );
      await openAdded(next);
      return String(next);
    },
  };
}

/** Sets how a subscription is shown, and which of its events raise banners. */
async function setPresentation(
  { store }: SubscriptionsOptions,
  row: StoredSubscription,
  change: SubscriptionChange,
): Promise<void> {
  const { label, icon = row.icon, alerts = row.alerts } = change;
  const next = { label: label === undefined ? row.label : clean(label) || null, icon, alerts };
  if (next.label === row.label && next.icon === row.icon && next.alerts === row.alerts) return;
  await store.setPresentation(row.id, next);
  Object.assign(row, next);
}

async function pauseOne(
  { store }: SubscriptionsOptions,
  list: RunnerList,
  runner: Runner,
  paused: boolean,
): Promise<void> {
  await store.setPaused(runner.row.id, paused);
  runner.row.paused = paused;
  if (paused) await runner.close();
  else list.open(runner);
}

/** What others ask about the subscriptions. */
function describeSubscriptions({ all, status, isPaused }: RunnerList) {
  return {
    announcements: (): StoredSubscription | undefined =>
      all().find(({ row }) => row.target.kind === 'announcements')?.row,
    /** Number of events of all subscriptions that still wait on the server. */
    pending: (): bigint => all().reduce((sum, runner) => sum + runner.waiting(), 0n),
    /** Whether the record of a subscription brings the events of this target. */
    isRead: (target: Target): boolean =>
      !isPaused() && all().some(({ row }) => !row.paused && isSameTarget(row.target, target)),
    watches: (resourceId: string): boolean =>
      all().some(({ row }) => row.target.kind === 'resource' && row.target.resourceId === resourceId),
    statuses: (): Status[] => all().map(status),
    views: (): Subscription[] => all().map((runner) => view(runner, status(runner))),
  };
}

const watchesTheSame = (a: Target, b: Target): boolean =>
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
    lastEventAt: row.lastEventAt,
    position: row.position,
    muted: row.muted,
    paused: row.paused,
    createdAt: row.createdAt,
    facts: runner.facts(),
    history: row.history,
  };
}
