import type { Status } from '../account/status.ts';
import type { AckWindow } from '../ack/window.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { clean } from '../event/clean.ts';
import type { Incoming } from '../event/incoming.ts';
import { ulidTime } from '../event/ulid.ts';
import type { Network } from '../network.ts';
import type { WriterThread } from '../store/thread.ts';
import type { StoredSubscription } from '../store/write-subscriptions.ts';
import { AosError } from '../transport/aos-error.ts';
import type { AosApi } from '../transport/api.ts';
import type { RetryContext } from '../transport/retry.ts';
import { type Checkpoint, calm, createCheckpoint } from './checkpoint.ts';
import { createConsumer, resumeFrom } from './consumer.ts';
import { runSubscription } from './run-subscription.ts';
import type { Start, SubscriptionChange, SubscriptionView, Target } from './subscription.ts';
import { checkConsumer, watchedAlready } from './take-over.ts';
import { type Estimate, estimate, noEstimate } from './time-left.ts';

export interface SubscriptionsOptions extends RetryContext {
  api: AosApi;
  store: WriterThread;
  network: Network;
  window: AckWindow;
  delivered: (event: Incoming, ack: AckSubject | null, subscription: StoredSubscription) => void;
  /** A subscription was added: the name of its resource may not be known yet. */
  added: () => void;
  /** Consumers were written down for deletion. */
  discarded: () => void;
  /** A status or the list changed. */
  changed: () => void;
}

interface Running {
  row: StoredSubscription;
  status: Status;
  pending: bigint;
  estimate: Estimate;
  reconnects: number;
  checkpoint: Checkpoint;
  /** A consumer that was made on the server and is not written down yet. */
  unsaved: string | null;
  abort: AbortController | undefined;
  ended: Promise<void>;
  /** "Consumer recovered" is shown until then (monotonic ms). */
  recoveredUntil: number;
}

/** For how long a person is shown that a consumer was made anew, ms. */
const RECOVERED = 10_000;

const LOST = 'The server had lost this subscription. It was made anew; nothing is missing.';
const LOST_UNSAID =
  'The server had lost this subscription without a word. It was made anew; nothing is missing.';

/** How far the server's clock may be ahead of this computer's, ms. */
const AHEAD = 86_400_000;

/** The subscriptions of one account, each with its stream. */
export function createSubscriptions(options: SubscriptionsOptions) {
  const { store, clock, timing, api } = options;
  const running = new Map<number, Running>();
  const doubts = new Set<() => void>();
  let doubted = Number.NEGATIVE_INFINITY;
  let paused = false;

  function find(id: string): Running {
    const found = running.get(Number(id));
    if (found) return found;
    throw new AosError({
      kind: 'not-found',
      message: 'This subscription no longer exists.',
      next: 'It was removed, perhaps in another window.',
    });
  }

  async function discard(consumer: string): Promise<void> {
    await store.discardConsumer(consumer, clock.now());
    options.discarded();
  }

  async function note(sub: Running, text: string): Promise<void> {
    const at = clock.now();
    sub.row.history.unshift({ at, text });
    await store.addHistory(sub.row.id, at, text);
  }

  /** The consumer, made when there is none: at first as the person asked, later from the checkpoint. */
  async function consumer(sub: Running): Promise<string> {
    const { row } = sub;
    if (row.consumer !== null) return row.consumer;
    const start =
      row.delivered === 0 && row.checkpointTime === null
        ? row.start
        : resumeFrom(row.start, row.checkpointTime, row.createdAt);
    // One that was made and could not be written down (a full disk) is tried to be written down again: every other
    // that was made instead would be left on the server for ever.
    const made = sub.unsaved ?? (await createConsumer(api, row.target, start, clock.now(), discard));
    sub.unsaved = made;
    if (!running.has(row.id)) {
      // Removed while the server was making it.
      await discard(made);
      throw new Error('removed');
    }
    await store.setConsumer(row.id, made);
    row.consumer = made;
    row.takenOver = false;
    sub.unsaved = null;
    // "From now" is a moment of the server's clock: it is kept, should this consumer get lost before its first event.
    const at = ulidTime(made);
    if (row.start.from === 'now' && row.checkpointTime === null && at !== null)
      await reached(sub, BigInt(at) * 1_000_000n);
    options.changed();
    return made;
  }

  async function lost(sub: Running, unsaid: boolean): Promise<void> {
    const entry = { at: clock.now(), text: unsaid ? LOST_UNSAID : LOST };
    await store.loseConsumer(sub.row.id, entry);
    sub.row.consumer = null;
    sub.row.history.unshift(entry);
    options.discarded();
    sub.recoveredUntil = clock.monotonic() + RECOVERED;
    options.changed();
    // What befell one may have befallen all. Asked once only: each of them that is lost, too, comes here again.
    if (!unsaid || clock.monotonic() - doubted < timing.heartbeat) return;
    doubted = clock.monotonic();
    for (const doubt of [...doubts]) doubt();
  }

  async function reached(sub: Running, time: bigint): Promise<void> {
    if (sub.row.checkpointTime !== null && sub.row.checkpointTime >= time) return;
    sub.row.checkpointTime = time;
    await store.setCheckpoint(sub.row.id, time);
  }

  function open(sub: Running): void {
    if (sub.abort || sub.row.paused || paused || options.signal.aborted) return;
    const abort = new AbortController();
    sub.abort = abort;
    sub.ended = runSubscription({
      ...options,
      signal: AbortSignal.any([options.signal, abort.signal]),
      subscription: sub.row.id,
      consumer: () => consumer(sub),
      lost: (unsaid) => lost(sub, unsaid),
      doubts,
      opened: () => sub.checkpoint.opened(),
      note: (text) => void note(sub, text).catch(() => {}),
      delivered(event, ack) {
        sub.pending = ack?.pending ?? 0n;
        options.delivered(event, ack, sub.row);
      },
      status(status) {
        if (status.state === 'reconnecting') sub.reconnects++;
        sub.estimate =
          status.state === 'catching-up'
            ? estimate(sub.estimate, clock.monotonic(), status.total - status.done)
            : noEstimate;
        sub.status = status;
        options.changed();
      },
    });
  }

  async function close(sub: Running): Promise<void> {
    sub.abort?.abort();
    await sub.ended;
    sub.abort = undefined;
  }

  function track(row: StoredSubscription): Running {
    const sub: Running = {
      row,
      status: { state: 'connecting' },
      pending: 0n,
      estimate: noEstimate,
      reconnects: 0,
      checkpoint: createCheckpoint(clock, calm(timing), (time) => {
        void reached(sub, time).catch(() => {});
      }),
      unsaved: null,
      abort: undefined,
      ended: Promise.resolve(),
      recoveredUntil: 0,
    };
    running.set(row.id, sub);
    return sub;
  }

  function status(sub: Running): Status {
    if (sub.row.paused || paused) return { state: 'paused' };
    if (sub.status.state === 'live' && clock.monotonic() < sub.recoveredUntil) {
      return { state: 'recovered', at: sub.row.history[0]?.at ?? clock.now() };
    }
    const { left } = sub.estimate;
    return sub.status.state === 'catching-up' && left !== null ? { ...sub.status, left } : sub.status;
  }

  async function refresh(): Promise<void> {
    for (const row of await store.subscriptions()) {
      const sub = running.get(row.id);
      // Everything but the counts is known better here: it may just be changing.
      if (sub) {
        const { delivered, acked, unread, lastSeq, name } = row;
        Object.assign(sub.row, { delivered, acked, unread, lastSeq, name });
      }
    }
  }

  return {
    async start(accountPaused: boolean): Promise<void> {
      paused = accountPaused;
      for (const row of await store.subscriptions()) open(track(row));
    },
    /** Opens every stream anew, at once: after sleep, a change of network, or with a new token. */
    async reopen(): Promise<void> {
      const again = async (sub: Running) => {
        await close(sub);
        open(sub);
      };
      await Promise.all([...running.values()].map(again));
    },
    async pause(value: boolean): Promise<void> {
      paused = value;
      if (value) await Promise.all([...running.values()].map(close));
      else for (const sub of running.values()) open(sub);
      options.changed();
    },
    /** @param takeOver the id of a consumer that an earlier installation left on the server: it is read on from there. */
    async add(target: Target, start: Start, takeOver?: string): Promise<string> {
      const same = [...running.values()].find((s) => isSame(s.row.target, target));
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
      const sub = find(id);
      const { row } = sub;
      const { label, icon = row.icon, alerts = row.alerts } = change;
      const look = { label: label === undefined ? row.label : clean(label) || null, icon, alerts };
      if (look.label !== row.label || look.icon !== row.icon || look.alerts !== row.alerts) {
        await store.setLook(row.id, look);
        Object.assign(row, look);
      }
      if (change.muted !== undefined) {
        await store.setMuted(sub.row.id, change.muted);
        sub.row.muted = change.muted;
      }
      if (change.paused !== undefined && change.paused !== sub.row.paused) {
        await store.setPaused(sub.row.id, change.paused);
        sub.row.paused = change.paused;
        if (change.paused) await close(sub);
        else open(sub);
      }
      options.changed();
    },
    async remove(id: string): Promise<void> {
      const sub = find(id);
      // Not waited for: a call that hangs must not keep a person from removing it.
      sub.abort?.abort();
      running.delete(sub.row.id);
      await store.removeSubscription(sub.row.id, clock.now());
      options.discarded();
      options.changed();
    },
    refresh,
    /** An event was stored, after its kind of delivery: moves the checkpoint. */
    stored(subscription: number, time: bigint): void {
      // A time far ahead is nonsense, and a consumer made anew from there would miss everything before it.
      if (time > BigInt(Math.floor(clock.now()) + AHEAD) * 1_000_000n) return;
      running.get(subscription)?.checkpoint.stored(time);
    },
    late(subscription: number): void {
      running.get(subscription)?.checkpoint.late();
    },
    /** Writes a line into the history of each. */
    async note(text: string): Promise<void> {
      for (const sub of running.values()) await note(sub, text);
      options.changed();
    },
    consumers: (): string[] => [...running.values()].flatMap((s) => s.row.consumer ?? []),
    announcements: (): StoredSubscription | undefined =>
      [...running.values()].find((s) => s.row.target.kind === 'announcements')?.row,
    /** How many events still wait on the server, all subscriptions together. */
    pending: (): bigint => [...running.values()].reduce((sum, s) => sum + s.pending, 0n),
    watches: (resourceId: string): boolean =>
      [...running.values()].some(
        (s) => s.row.target.kind === 'resource' && s.row.target.resourceId === resourceId,
      ),
    statuses: (): Status[] => [...running.values()].map(status),
    views: (): SubscriptionView[] => [...running.values()].map((sub) => view(sub, status(sub))),
    async ended(): Promise<void> {
      await Promise.all([...running.values()].map((s) => s.ended));
    },
  };
}

export type Subscriptions = ReturnType<typeof createSubscriptions>;

function isSame(a: Target, b: Target): boolean {
  if (a.kind === 'resource' && b.kind === 'resource') {
    return a.resourceId === b.resourceId && a.subresources === b.subresources;
  }
  if (a.kind === 'user' && b.kind === 'user') return a.userId === b.userId;
  return a.kind === b.kind;
}

function view(sub: Running, status: Status): SubscriptionView {
  const { row } = sub;
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
    facts: {
      consumer: row.consumer,
      takenOver: row.takenOver,
      sequence: row.lastSeq === null ? null : String(row.lastSeq),
      delivered: row.delivered,
      acked: row.acked,
      pending: Number(sub.pending),
      reconnects: sub.reconnects,
    },
    history: row.history,
  };
}
