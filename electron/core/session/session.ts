import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { basename } from 'node:path';
import { damagedAlert } from '../alert/alerts.ts';
import { isImportant } from '../alert/importance.ts';
import { type AlertReason, decideAlert } from '../alert/policy.ts';
import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { throttle } from '../base/throttle.ts';
import { pollAnnouncements } from '../event/announcements.ts';
import { createInbox } from '../inbox/inbox.ts';
import { type Account, type AccountRecord, limitsOf } from '../model/account.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import type { Institution } from '../model/institution.ts';
import { overallStatus, type Status } from '../model/status.ts';
import { subjects } from '../model/subjects.ts';
import type { Start } from '../model/subscription.ts';
import { candidates } from '../resource/candidates.ts';
import { createDeletions } from '../resource/deletions.ts';
import { createResolver } from '../resource/resolver.ts';
import { createWatchProfile } from '../resource/watch-profile.ts';
import { createCredential } from '../sign-in/oidc/credential.ts';
import { seal, type Tokens } from '../sign-in/oidc/tokens.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { Salvaged } from '../store/write/salvage.ts';
import type { StoredSubscription } from '../store/write/write-subscriptions.ts';
import { createConsumer } from '../stream/consumer.ts';
import { createRemovals } from '../stream/removals.ts';
import { createRetired } from '../stream/retired.ts';
import { createServerClock } from '../stream/server-clock.ts';
import { createSubscriptions } from '../stream/subscriptions.ts';
import { createWitnesses } from '../stream/witnesses.ts';
import { connectApi, type Route } from '../transport/api.ts';
import { atMostEvery } from '../transport/recovery.ts';
import type { EngineOptions } from './engine-options.ts';
import { createIngest } from './ingest.ts';
import { createOutward } from './publish-committed.ts';
import { createRefresh } from './refresh.ts';
import { type Retention, runRetention } from './trim-events.ts';

export interface SessionOptions {
  engine: EngineOptions;
  record: AccountRecord;
  tokens: Tokens;
  /** How Node's own connections reach its server. */
  route: Route;
  store: WriterThread;
  reader: ReaderThread;
  emit: (change: EngineChange) => void;
  /** What is kept, and for how long. */
  retention: () => Retention;
  /** Whether updates that only follow from a change inside their resource are left out. */
  hidesDerived: () => boolean;
}

/** With more than so many events still to come, names are asked for without haste. */
const BEHIND = 500n;
const USER = subjects.user.code;
/** The jobs that wait to try again are woken so often at most while the backoff grows to its longest. */
const RINGS = 4;
/** The state is told at most so often, ms: while a backlog comes in it changes with every event. */
const FRAME = 50;

/** Everything that runs for one account. */
export function createSession(options: SessionOptions) {
  const { engine, record, store, reader, emit, hidesDerived } = options;
  const { clock, timing } = engine;
  const wake = createBell();
  const trim = createBell();
  // Two lifetimes: what brings events in ends first, what sends and stores goes on until it is through.
  const reading = new AbortController();
  const sending = new AbortController();
  // Every call and every wait of the account listens to one of them, so there are rightly many.
  setMaxListeners(0, reading.signal, sending.signal);
  /** Announcement subscriptions that are polled for. */
  const listening = new Set<number>();
  let inboxRefused: boolean | null = null;
  const context = { clock, random: engine.random, timing, wake };
  const credential = createCredential({
    tokens: options.tokens,
    server: new URL(record.endpoint).host,
    institution: record.institution ?? null,
    fetch: engine.fetch,
    clock,
    random: engine.random,
    keep: (tokens) => engine.vault.put(record.id, seal(tokens), record.keep),
    renewed(wasRefused) {
      // Open streams live on: a server looks at the token when a call begins.
      if (wasRefused || isSignedOut()) void signedIn();
      changed();
    },
    changed: () => changed(),
  });
  const api = connectApi({
    endpoint: record.endpoint,
    protocol: record.protocol,
    token: credential.token,
    refused: credential.refused,
    accepted: credential.accepted,
    fetch: engine.fetch,
    callTimeout: timing.call,
    recovered: atMostEvery(clock, timing.backoffMax / RINGS, wake.release),
    route: options.route,
  });

  const refresh = createRefresh(
    clock,
    store,
    () => subscriptions.refresh(),
    () => changed(),
  );
  const changed = throttle(clock, FRAME, () => {
    if (isSignedOut()) credential.doubted();
    emit({ ...noChange(), state: true });
  });

  const outward = createOutward({
    account: record.id,
    clock,
    rows: (ids) => reader.alertRows(record.id, ids),
    added: (rows) => {
      const added = hidesDerived() ? rows.filter((row) => !row.derived) : rows;
      emit({ ...noChange(), added, state: true });
    },
    silence: store.silence,
    alerts: (alerts) => emit({ ...noChange(), alerts }),
  });

  const ingest = createIngest({
    ...context,
    signal: sending.signal,
    api,
    store,
    trace: engine.trace,
    stored,
    acked: () => refresh.soon(),
    changed: () => changed(),
  });

  function stored(group: readonly Incoming[], result: Committed): void {
    for (const event of group) if (event.reply) subscriptions.stored(event);
    for (const subscription of result.late) subscriptions.late(subscription);
    outward.committed(group, result, subscriptions.pending());
    if (result.wanted) resolver.kick();
    if (result.wanted) deletions.kick();
    if (result.altered) emit({ ...noChange(), altered: true });
    if (result.added.some(({ at }) => group[at]?.subject === USER)) {
      inbox.kick();
      profile.kick();
    }
    refresh.soon();
  }

  function alertOf(event: Incoming, subscription: StoredSubscription, pending: bigint): AlertReason {
    return decideAlert(Number(event.time / 1_000_000n), {
      muted: subscription.muted,
      level: subscription.alerts,
      important: isImportant(event, subscription.target),
      watchedSince: subscription.createdAt,
      pending,
      now: clock.now(),
    });
  }

  const removals = createRemovals({ ...context, signal: sending.signal, api, store, changed });

  const serverClock = createServerClock(clock);
  const retired = createRetired({ store, clock, timing, discarded: removals.kick });

  const subscriptions = createSubscriptions({
    ...context,
    signal: reading.signal,
    api,
    store,
    network: engine.network,
    window: ingest.window,
    serverClock,
    retired,
    isScoped: record.limits?.includes('no-user') ?? false,
    isAttended: engine.isAttended ?? (() => false),
    added: () => resolver.kick(),
    discarded: removals.kick,
    removed: () => witnesses.kick(),
    changed,
    delivered(event, pending, subscription) {
      event.alert = alertOf(event, subscription, pending);
      ingest.add(event);
    },
  });

  const witnesses = createWitnesses({
    ...context,
    signal: reading.signal,
    api,
    store,
    retired,
    isRead: subscriptions.isRead,
    make: (target) => {
      const discard = (consumer: string) => store.discardConsumer(consumer, clock.now());
      return createConsumer({ api, clock, serverClock, discard }, target, { from: 'now' });
    },
    discarded: removals.kick,
  });

  const resolver = createResolver({
    ...context,
    signal: reading.signal,
    api,
    store,
    behind: () => subscriptions.pending() > BEHIND,
    named() {
      // One of them may be deleted.
      deletions.kick();
      emit({ ...noChange(), altered: true });
      refresh.soon();
    },
  });

  const deletions = createDeletions({
    ...context,
    signal: reading.signal,
    api,
    store,
    behind: () => subscriptions.pending() > BEHIND,
    found(event, subscription) {
      event.alert = alertOf(event, subscription, 0n);
      ingest.add(event);
    },
  });

  const inbox = createInbox({
    ...context,
    account: record.id,
    api,
    store,
    reader,
    reading: reading.signal,
    sending: sending.signal,
    newId: randomUUID,
    changed(bulks) {
      emit({ ...noChange(), inbox: true, bulks });
      refresh.soon();
    },
    alert: (alerts) => emit({ ...noChange(), alerts }),
    failing(error) {
      if (error === null || error.kind === 'forbidden') inboxRefused = error !== null;
      changed();
    },
    isTold: outward.isTold,
  });

  const profile = createWatchProfile({
    ...context,
    signal: reading.signal,
    api,
    store,
    userId: record.user.id,
    learnt() {
      resolver.kick();
      // Rows of the feed say what changed, and those of the inbox what may be done now.
      emit({ ...noChange(), altered: true, inbox: true });
    },
  });

  function status(): Status {
    if (record.paused) return { state: 'paused' };
    const halted = ingest.halted();
    if (halted) return { state: 'halted', problem: halted };
    const ofCredential = credential.status();
    if (ofCredential) return ofCredential;
    const failing = ingest.failing();
    if (failing?.kind === 'signed-out') return { state: 'sign-in-needed', problem: failing.problem };
    return overallStatus(subscriptions.statuses());
  }

  /** A job waits for a new token. */
  function isSignedOut(): boolean {
    if (ingest.failing()?.kind === 'signed-out') return true;
    return subscriptions.statuses().some(({ state }) => state === 'sign-in-needed');
  }

  /** There is a good token again: whoever waits for one goes on. */
  async function signedIn(): Promise<void> {
    ingest.signedIn();
    profile.signedIn();
    wake.ring();
    inbox.kick();
  }

  /** The network is back, or the machine woke up: what is open may be dead, but closing it would cost the server more. */
  async function woke(): Promise<void> {
    credential.woke();
    await api.verify();
    wake.ring();
    inbox.kick();
    subscriptions.doubt();
  }

  async function start(): Promise<void> {
    await ingest.start();
    await retired.load();
    for (const job of [inbox.run, removals.run, resolver.run, deletions.run, witnesses.run, profile.run])
      void job();
    void runRetention({
      store,
      retention: options.retention,
      clock,
      bell: trim,
      trimmed() {
        emit({ ...noChange(), altered: true });
        refresh.soon();
      },
      signal: reading.signal,
    });
    await subscriptions.start(record.paused);
    await refresh.now();
    const own = subscriptions.announcements();
    if (own) listenToAnnouncements(own.id, own.lastSeq);
  }

  async function watchOwn(from: Start = { from: 'now' }): Promise<void> {
    // A token that may not ask for its user may not watch it either.
    if (!record.limits?.includes('no-user')) {
      await subscriptions.add({ kind: 'user', userId: record.user.id }, from);
    }
    const id = await subscriptions.add({ kind: 'announcements' }, { from: 'everything' });
    listenToAnnouncements(Number(id), null);
  }

  function listenToAnnouncements(subscription: number, known: bigint | null): void {
    if (listening.has(subscription)) return;
    listening.add(subscription);
    void pollAnnouncements({
      ...context,
      signal: reading.signal,
      api,
      subscription,
      known,
      found(event) {
        const watched = subscriptions.announcements();
        if (watched?.id !== subscription) return;
        event.alert = alertOf(event, watched, 0n);
        ingest.add(event);
      },
    });
  }

  return {
    id: record.id,
    record,
    subscriptions,
    start,
    /** What every account watches without being asked: one's own user, and announcements. */
    watchOwn,
    /** After a damaged database was set aside: watches again what was watched, and says what happened. */
    async beginAnew(damaged: { file: string; subscriptions: Salvaged[] }): Promise<void> {
      await watchOwn({ from: 'everything' });
      for (const { target, record, streamed } of damaged.subscriptions) {
        const id = await subscriptions.add(target, { from: 'everything' });
        if (record !== null) await store.discardConsumer(record, clock.now());
        for (const { consumer, readers } of streamed) {
          await store.adoptRetired(consumer, Number(id), readers, clock.now());
          retired.adopt(consumer, target, readers);
        }
      }
      removals.kick();
      await subscriptions.note(startedAnew(damaged.file));
      emit({ ...noChange(), alerts: [damagedAlert(record.id, record.label)], state: true });
    },
    candidates: (text: string) => candidates(api, text, subscriptions.watches, reading.signal),
    async setTokens(tokens: Tokens, institution: Institution | null): Promise<void> {
      credential.replace(tokens, institution);
      inboxRefused = null;
      await signedIn();
    },
    woke,
    /** Somebody looks at the app again. */
    attend: subscriptions.attend,
    async pause(paused: boolean): Promise<void> {
      record.paused = paused;
      await subscriptions.pause(paused);
    },
    /** What is kept was changed. */
    trim: trim.ring,
    acknowledge: inbox.acknowledge,
    undo: inbox.undo,
    grant: inbox.grant,
    async markRead(ids: readonly number[], read: boolean): Promise<number> {
      const n = await store.markRead(ids, read);
      if (n > 0) {
        emit({ ...noChange(), altered: true });
        refresh.soon();
      }
      return n;
    },
    /**
     * Deletes the consumers of this account on the server, as far as that is safe and possible within the time (ms). Gives
     * how many are left: those whose readers may still be there, and those that could not be deleted.
     */
    async deleteConsumers(within: number): Promise<number> {
      for (const s of subscriptions.views()) await subscriptions.remove(s.id);
      // Nobody will be here to see the event that ends the readers.
      for (const { id } of await store.witnesses()) await store.readyToDelete(id, clock.now());
      removals.kick();
      const until = clock.monotonic() + within;
      while ((await store.removals()).length > 0 && clock.monotonic() < until) await sleep(clock, 50);
      return (await store.removals()).length + (await store.retiredConsumers()).length;
    },
    view(): Account {
      const totals = refresh.totals();
      return {
        id: record.id,
        label: record.label,
        server: api.server,
        protocol: record.protocol,
        user: record.user,
        keep: record.keep,
        ownAuthority: record.ca !== undefined,
        portal: record.portal ?? null,
        colour: record.colour ?? 0,
        institution: record.institution ?? null,
        limits: limitsOf(record.limits, inboxRefused),
        tokenExpiresAt: credential.endsAt(),
        status: status(),
        unread: totals.unread - (hidesDerived() ? totals.unreadDerived : 0),
        inbox: totals.open,
        lastEventAt: totals.lastEventAt,
        acksQueued: ingest.queued(),
        queued: totals.leaving + removals.count(),
        subscriptions: subscriptions.views().map((s) => ({
          ...s,
          unread: s.unread - (hidesDerived() ? (totals.derivedOf.get(Number(s.id)) ?? 0) : 0),
        })),
      };
    },
    /** Ends it: streams first, then what was read is stored, then as much is sent as `drainMs` allows. */
    async stop(drainMs: number): Promise<void> {
      const until = clock.monotonic() + drainMs;
      reading.abort();
      retired.stop();
      outward.stop();
      await Promise.race([subscriptions.ended(), sleep(clock, Math.max(drainMs, 500))]);
      await Promise.race([ingest.settled(), sleep(clock, Math.max(drainMs, 500))]);
      inbox.hurry();
      while (!(ingest.idle() && inbox.idle()) && clock.monotonic() < until) await sleep(clock, 20);
      sending.abort();
      refresh.stop();
      changed.stop();
      await credential.stop();
      api.reset();
      // A store that ended by itself has nothing to close.
      await store.close().catch(() => {});
    },
  };
}

const startedAnew = (file: string) =>
  `The data of this account was damaged and is begun anew. Read marks and older history are in ${basename(file)}; ` +
  'what the server still has comes again.';

export type Session = ReturnType<typeof createSession>;
