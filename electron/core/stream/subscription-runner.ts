import { createBell } from '../base/bell.ts';
import { ulidTime } from '../base/ulid.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import type { Start } from '../model/subscription.ts';
import type { StoredSubscription } from '../store/write/write-subscriptions.ts';
import { inactive } from '../transport/explain.ts';
import { createBacklog } from './backlog.ts';
import { createCatchUp } from './catch-up.ts';
import { createCheckpoint, quietWaitMs } from './checkpoint.ts';
import { type LiveStream, openLiveStream } from './live-stream.ts';
import { createMissed, type Missed } from './missed.ts';
import { askIn } from './pace.ts';
import { type Asked, createRecord, type RecordConsumer } from './record.ts';
import { runSubscription } from './run-subscription.ts';
import { createSubscriptionConsumers } from './subscription-consumers.ts';
import type { SubscriptionsOptions } from './subscriptions.ts';

/** What the runner of one subscription needs of those beside it. */
export interface Neighbours {
  /** Whether the subscription is still in the list. */
  isListed: () => boolean;
  /** How many subscriptions have no stream at the moment. */
  withoutStream: () => number;
}

/** For how long a person is shown that a subscription was set up again, ms. */
const RECOVERED = 10_000;
/** How far the server's clock may be ahead of this computer's, ms. */
const AHEAD = 86_400_000;

/** After so many deliveries of a stream the record is asked: where a thousand wait, that costs a consumer (see record.ts). */
const OFTEN = 400;

/** How much (ms) the stream repeats of what the record gave before it: clocks of server and log may differ by less. */
const OVERLAP = 2_000;
/** Consumers of one target that may be left at the server where there is nothing but streams. */
const ROOM_SCOPED = 20;

const LOST = 'The server had lost this subscription. It was set up again; nothing is missing.';

/** Runs one subscription: its record and its live stream, what is known of them, and what a person is told. */
export function createRunner(options: SubscriptionsOptions, row: StoredSubscription, neighbours: Neighbours) {
  const { api, store, clock, timing, retired, isScoped } = options;
  const asks = createBell();
  let status: Status = { state: 'connecting' };
  const backlog = createBacklog(clock);
  let reconnects = 0;
  let abort: AbortController | undefined;
  let ended: Promise<void> = Promise.resolve();
  let recoveredUntil = 0;
  let stream: LiveStream | undefined;
  let missed: Missed | undefined;
  let newest = 0n;
  let quietAsks = 0;
  let happened = false;
  let sinceCheckpoint = 0;
  /** Deliveries of the stream. */
  let streamed = 0;
  /** No stream has ended without a word. */
  let streamsLive = true;

  const consumers = createSubscriptionConsumers({ ...options, row, isListed: neighbours.isListed, reached });
  const catchUp = createCatchUp({
    clock,
    quietAfter: timing.full,
    // A beginning with all there is may have much to bring.
    isBehind: !isScoped && row.consumer === null && row.checkpointTime === null && row.start.from !== 'now',
    reached,
    done: asks.ring,
  });
  const checkpoint = createCheckpoint(clock, quietWaitMs(timing), (time) => {
    void reached(time).catch(() => {});
  });

  async function reached(time: bigint): Promise<void> {
    sinceCheckpoint = 0;
    if (row.checkpointTime !== null && row.checkpointTime >= time) return;
    row.checkpointTime = time;
    await store.setCheckpoint(row.id, time);
  }

  async function note(text: string): Promise<void> {
    const at = clock.now();
    row.history.unshift({ at, text });
    await store.addHistory(row.id, at, text);
    options.changed();
  }

  /** @param after up to this sequence everything is stored. */
  async function recordConsumer(after: bigint | null): Promise<RecordConsumer> {
    const found = await consumers.record(() => {
      if (after !== null) return { from: 'sequence', sequence: String(after + 1n) };
      return catchUp.recordStart() ?? consumers.begin();
    });
    if (found.isNew) {
      catchUp.recordMade();
      checkpoint.opened();
    }
    return found;
  }

  /** The server no longer has the record. Whatever deleted it may have taken the consumer of the stream, too. */
  async function lostRecord(): Promise<void> {
    await consumers.discardRecord();
    stream?.stop();
    recoveredUntil = clock.monotonic() + RECOVERED;
    await note(LOST);
  }

  /** Where a stream begins. @param since when the record was asked, monotonic ms; null where that does not count. */
  function streamStart(since: number | null): Start {
    // Where the stream is all there is, it has to bring what the last one may have lost.
    if (isScoped || catchUp.isBehind()) return consumers.begin();
    const now = options.serverClock.now();
    if (since === null || now === null) return { from: 'now' };
    return { from: 'date', date: now - (clock.monotonic() - since) - OVERLAP };
  }

  async function openStream(
    signal: AbortSignal,
    heard: (isNews: boolean) => void,
    askedAt: number | null,
  ): Promise<LiveStream> {
    const start = streamStart(askedAt);
    const { id, isFromStart } = await consumers.live(start);
    if (catchUp.isBehind()) catchUp.opened(id);
    const since = BigInt(ulidTime(id) ?? clock.now()) * 1_000_000n;
    const watch = createMissed({ clock, grace: timing.stall, missed: () => stream?.stop() }, since);
    missed = watch;
    stream = openLiveStream(
      {
        ...options,
        signal,
        subscription: row.id,
        heard(isNews) {
          heard(isNews);
          if (isNews) catchUp.heard();
        },
        // Behind, nobody else brings what waits: another stream has to.
        stalled: () => (catchUp.isBehind() ? stream?.stop() : asks.ring()),
        delivered(event, ack) {
          watch.live(event);
          const pending = ack?.pending ?? 0n;
          if (catchUp.isBehind()) {
            progress(pending);
            catchUp.delivered(event, pending);
          } else if (++streamed % OFTEN === 0) asks.ring();
          deliver(event, pending);
        },
      },
      id,
      isFromStart && start.from === 'date',
    );
    options.changed();
    return stream;
  }

  function deliver(event: Incoming, pending: bigint): void {
    happened = true;
    if (event.time > newest && isPlausible(event.time)) newest = event.time;
    const { target } = row;
    event.ackOnly =
      target.kind === 'resource' && !target.subresources && event.resourceId !== target.resourceId;
    options.delivered(event, pending, row);
  }

  /** A time far ahead is nonsense, and a record made again from there would miss everything before it. */
  const isPlausible = (time: bigint) => time <= BigInt(Math.floor(clock.now()) + AHEAD) * 1_000_000n;

  const record = (signal: AbortSignal) =>
    createRecord(
      {
        ...options,
        signal,
        subscription: row.id,
        consumer: recordConsumer,
        discard: consumers.discardRecord,
        complete: async (time) => {
          if (isPlausible(time)) await reached(time);
        },
        delivered(event: Incoming, ack: AckSubject | null) {
          sinceCheckpoint++;
          if (ack?.delivered === 1n) retired.arrived(row.target, event.time);
          if (!stream?.wasHeld) missed?.record(event);
          deliver(event, ack?.pending ?? 0n);
        },
        waiting: progress,
        prefersStream: () => streamsLive && !row.takenOver && retired.hasRoom(row.target),
      },
      () => sinceCheckpoint,
    );

  function progress(pending: bigint): void {
    const next = backlog.progress(pending);
    if (next) show(next);
  }

  function show(next: Status): void {
    if (next.state === 'reconnecting') reconnects++;
    status = next;
    options.changed();
  }

  function asked(done: Asked): void {
    if (catchUp.isBehind()) catchUp.leave();
    retired.asked(row.target, done.began, newest);
    quietAsks = happened ? 0 : quietAsks + 1;
    happened = false;
  }

  /** Between two looks at the record; sooner where one proves that consumers left behind may be deleted. */
  function nextAskIn(isStreaming: boolean): number {
    const pace = askIn({
      ...options,
      isStreaming,
      quietAsks,
      isAttended: options.isAttended(),
      withoutStream: Math.max(1, neighbours.withoutStream()),
    });
    const provable = retired.provableIn(row.target);
    return provable === null ? pace : Math.min(pace, Math.max(provable, timing.recordMin / 60));
  }

  function open(): void {
    if (abort || options.signal.aborted || row.target.kind === 'announcements') return;
    abort = new AbortController();
    const signal = AbortSignal.any([options.signal, abort.signal]);
    checkpoint.opened();
    ended = runSubscription({
      ...options,
      signal,
      record: isScoped ? null : record(signal),
      asks,
      mayStream: () => retired.hasRoom(row.target, isScoped ? ROOM_SCOPED : undefined),
      isBehind: catchUp.isBehind,
      fallBehind: catchUp.fallBehind,
      openStream: (heard, since) => openStream(signal, heard, since),
      async closed(over) {
        if (!over.wasProven) streamsLive = false;
        missed?.stop();
        catchUp.stop();
        stream = undefined;
        await retired.retire(over.consumer, row.target);
        options.changed();
      },
      lostRecord,
      asked,
      askIn: nextAskIn,
      status: show,
      async notAllowed(): Promise<Problem> {
        // Nothing is allowed to an account that was deactivated, either.
        const asked = await api.users.getUser({}, { signal }).catch(() => null);
        if (asked?.user?.id && !asked.user.active) return inactive(api.server).problem;
        return {
          kind: 'forbidden',
          message: `You can no longer watch ${row.label ?? row.name ?? 'this'}.`,
          next: 'Ask for permission on it. It is tried again once an hour.',
        };
      },
      note: (text) => void note(text).catch(() => {}),
    });
  }

  return {
    row,
    open,
    async close(): Promise<void> {
      abort?.abort();
      await ended;
      abort = undefined;
    },
    /** Ends it without waiting: a call that hangs must not keep a person from removing it. */
    abandon: () => abort?.abort(),
    /** The machine slept or the network changed: the record is asked until the stream has proven itself. */
    doubt(): void {
      stream?.doubt();
      asks.ring();
    },
    /** Somebody looks at the app again: what has been slow is looked at. */
    attend(): void {
      if (!stream?.isProven) asks.ring();
    },
    isStreaming: () => stream?.isProven ?? false,
    note,
    /** An event was stored. */
    stored(event: Incoming): void {
      // A stream delivers in order, but only the record tells what an earlier stream has lost.
      if (!isPlausible(event.time)) return;
      if (event.fromRecord || isScoped) checkpoint.stored(event.time);
      else catchUp.stored(event);
    },
    late: () => checkpoint.late(),
    waiting: backlog.waiting,
    status(): Status {
      // Announcements have no consumer: they are asked for by the account, and have no trouble of their own.
      if (row.target.kind === 'announcements') return { state: 'live' };
      if (status.state === 'live' && clock.monotonic() < recoveredUntil) {
        return { state: 'recovered', at: row.history[0]?.at ?? clock.now() };
      }
      const left = backlog.left();
      return status.state === 'catching-up' && left !== null ? { ...status, left } : status;
    },
    facts: () => ({
      consumer: row.consumer,
      live: stream?.consumer ?? null,
      leftBehind: retired.count(row.target),
      takenOver: row.takenOver,
      sequence: row.lastSeq === null ? null : String(row.lastSeq),
      delivered: row.delivered,
      acked: row.acked,
      pending: Number(backlog.waiting()),
      reconnects,
    }),
    ended: () => ended,
  };
}

export type Runner = ReturnType<typeof createRunner>;
