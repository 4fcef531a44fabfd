import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountRecord, AccountView } from './account/account.ts';
import { accountsFile } from './account/accounts-file.ts';
import { applyChange } from './account/change.ts';
import { probe, routeTo } from './account/probe.ts';
import { createSession, type Session } from './account/session.ts';
import { exportSetup, importSetup } from './account/setup.ts';
import { noChange } from './change.ts';
import type {
  Consent,
  Engine,
  EngineChange,
  EngineOptions,
  EventRef,
  NotificationRef,
  SignInProblem,
} from './engine-api.ts';
import { exportText } from './event/export.ts';
import type { Retention } from './store/retention.ts';
import { storageError } from './store/storage-error.ts';
import { type ReaderThread, startReader, startWriter } from './store/thread.ts';
import { AosError, type Problem } from './transport/aos-error.ts';
import type { ProxyResolver } from './transport/proxy.ts';
import { createTrust } from './transport/trust.ts';

/** How long a server may take to show that it is one, ms. */
const PROBE = 8_000;
/** An account that could not be opened is tried again after this, ms: a disk gets room, another copy is closed. */
const RETRY = 10_000;
/** How many colours there are to tell accounts apart. */
const COLOURS = 6;
/** Marking all that match goes in steps of so many, so that the store stays free for events in between. */
const STEP = 5_000;

/** What was last marked by a filter, by account, so that exactly that can be undone. */
interface Marked {
  token: string;
  read: boolean;
  ids: Map<string, Float64Array>;
}

/** The engine over all accounts. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, vault, folder } = options;
  const file = accountsFile(folder);
  const proxy: ProxyResolver = options.proxy ?? (async () => null);
  const sessions = new Map<string, Session>();
  /** Accounts whose database cannot be opened: they are shown with the reason, and nothing of them is touched. */
  const broken = new Map<string, { record: AccountRecord; problem: Problem }>();
  const listeners = new Set<(change: EngineChange) => void>();
  let reader: ReaderThread | undefined;
  let retention: Retention = { days: null, unreadToo: false };
  let stopWake = () => {};
  let lastMarked: Marked | null = null;
  let stopRetry = () => {};
  let retrying: Promise<void> | undefined;

  const emit = (change: EngineChange) => {
    for (const listener of listeners) listener(change);
  };
  const databaseOf = (id: string) => join(folder, `${id}.sqlite`);
  const save = () =>
    file.write([
      ...[...sessions.values()].map((s) => s.record),
      ...[...broken.values()].map((b) => b.record),
    ]);

  function read(): ReaderThread {
    if (reader) return reader;
    throw new AosError({
      kind: 'storage',
      message: 'The app is still starting.',
      next: 'Try again in a moment.',
    });
  }

  function session(id: string): Session {
    const found = sessions.get(id);
    if (found) return found;
    const reason = broken.get(id)?.problem;
    throw new AosError(
      reason ?? { kind: 'not-found', message: 'This account no longer exists.', next: 'Choose another one.' },
    );
  }

  /** @throws AosError; nothing is left open then. */
  async function open(record: AccountRecord, token: string | null): Promise<Session> {
    const path = databaseOf(record.id);
    const store = await startWriter(options.storeWorker, path, clock.now());
    try {
      await read().attach(record.id, path);
      const ca = record.ca ?? null;
      const route = await routeTo(record.endpoint, createTrust(ca), ca !== null, proxy);
      const opened = createSession({
        engine: options,
        record,
        token,
        route,
        store,
        reader: read(),
        emit,
        retention: () => retention,
      });
      const damaged = await store.setAside();
      sessions.set(record.id, opened);
      await opened.start();
      if (damaged) await opened.beginAnew(damaged);
      return opened;
    } catch (error) {
      const half = sessions.get(record.id);
      sessions.delete(record.id);
      await (half ? half.stop(0) : store.close().catch(() => {}));
      await read()
        .detach(record.id)
        .catch(() => {});
      throw error;
    }
  }

  /** Opens an account; one that cannot be opened is shown with the reason, and tried again from time to time. */
  async function openOrExplain(record: AccountRecord): Promise<void> {
    try {
      await open(record, await vault.get(record.id));
      broken.delete(record.id);
    } catch (error) {
      broken.set(record.id, { record, problem: storageError(error).problem });
    }
  }

  function retryLater(): void {
    if (broken.size === 0) return;
    stopRetry = clock.after(RETRY, () => {
      retrying = Promise.all([...broken.values()].map(({ record }) => openOrExplain(record))).then(() => {
        emit({ ...noChange(), state: true, inbox: true, altered: true });
        if (reader) retryLater();
      });
    });
  }

  async function find(address: string, token: string, consent: Consent = {}) {
    return probe(address, token, {
      fetch: options.fetch,
      proxy,
      ca: consent.ca ?? null,
      plaintext: consent.plaintext ?? false,
      now: clock.now(),
      deadline: PROBE,
    });
  }

  /** The first colour that no account has; when all are taken they begin again. */
  function freeColour(): number {
    const taken = new Set([...sessions.values()].map((s) => s.record.colour ?? 0));
    const free = Array.from({ length: COLOURS }, (_, n) => n).find((n) => !taken.has(n));
    return free ?? sessions.size % COLOURS;
  }

  /** Groups what is to be changed by account, so that each store is written once. */
  function byAccount<T extends { account: string }>(list: readonly T[]): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of list) groups.set(item.account, [...(groups.get(item.account) ?? []), item]);
    return groups;
  }

  const engine: Engine = {
    async start() {
      mkdirSync(folder, { recursive: true });
      reader = await startReader(options.storeWorker);
      for (const record of file.read()) await openOrExplain(record);
      retryLater();
      stopWake = options.network.onWake(() => {
        for (const s of sessions.values()) void s.woke();
      });
      emit({ ...noChange(), state: true, inbox: true });
    },

    async stop(drainMs) {
      stopWake();
      stopRetry();
      const closing = reader;
      reader = undefined;
      await retrying;
      await Promise.all([...sessions.values()].map((s) => s.stop(drainMs)));
      sessions.clear();
      await closing?.close();
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    accounts() {
      return [...[...sessions.values()].map((s) => s.view()), ...[...broken.values()].map(brokenView)];
    },

    async test(address, token, consent) {
      const found = await find(address, token, consent);
      if ('field' in found) return found;
      const { server, protocol, encrypted, user, tokenExpiresAt } = found;
      return { server, protocol, encrypted, user, tokenExpiresAt };
    },

    async signIn(address, token, keep, label, consent) {
      const found = await find(address, token, consent);
      if ('field' in found) return found;
      const same = [...sessions.values()].find(
        (s) => s.record.user.id === found.user.id && s.record.endpoint === found.endpoint,
      );
      if (same) return replaceToken(same, found.token, keep);
      const record: AccountRecord = {
        id: randomUUID(),
        label: label ?? found.server,
        endpoint: found.endpoint,
        protocol: found.protocol,
        user: found.user,
        keep,
        paused: false,
        colour: freeColour(),
        ...(consent?.ca === undefined ? {} : { ca: consent.ca }),
        ...(found.portal === null ? {} : { portal: found.portal }),
      };
      await vault.put(record.id, found.token, keep);
      const opened = await open(record, found.token);
      save();
      await opened.watchOwn();
      return { account: record.id };
    },

    async renew(account, token, keep) {
      const { record } = session(account);
      // Its address was agreed to when the account was made, unencrypted or not.
      const found = await find(record.endpoint, token, { plaintext: true, ca: record.ca });
      if ('field' in found) return found;
      if (found.user.id !== record.user.id) return wrongPerson(found.user.name, record.user.name);
      return replaceToken(session(account), found.token, keep);
    },

    async removeAccount(account, deleteConsumers) {
      const known = sessions.get(account);
      if (known) {
        if (deleteConsumers) await known.deleteConsumers(5_000);
        await known.stop(deleteConsumers ? 1_000 : 0);
        sessions.delete(account);
        await read().detach(account);
      }
      broken.delete(account);
      save();
      await vault.remove(account);
      for (const suffix of ['', '-wal', '-shm', '.lock'])
        rmSync(databaseOf(account) + suffix, { force: true });
      emit({ ...noChange(), state: true, inbox: true, altered: true });
    },

    setRetention(days, unreadToo) {
      retention = { days, unreadToo };
      for (const s of sessions.values()) s.trim();
    },

    async pauseAccount(account, paused) {
      await session(account).pause(paused);
      save();
    },

    async changeAccount(account, change) {
      applyChange(session(account).record, change);
      save();
      emit({ ...noChange(), state: true });
    },

    exportSetup: () => exportSetup(engine.accounts()),
    importSetup: (setup) => importSetup(setup, engine),

    candidates: (account, text) => session(account).candidates(text),
    async watch(account, target, start, takeOver) {
      return { subscription: await session(account).subscriptions.add(target, start, takeOver) };
    },
    changeSubscription: (account, subscription, change) =>
      session(account).subscriptions.change(subscription, change),
    unwatch: (account, subscription) => session(account).subscriptions.remove(subscription),

    feedCount: (query) => read().feedCount(query),
    feedPage: (query, offset, limit) => read().feedPage(query, offset, limit),
    feedActivity: (query) => read().feedActivity(query, clock.now()),
    feedLocate: (query, event) => read().feedLocate(query, event.account, event.id),
    async feedDetail({ account, id }) {
      const detail = await read().feedDetail(account, id);
      const { resourceId } = detail.row;
      return { ...detail, portal: resourceId === null ? null : engine.portalPage(account, resourceId) };
    },

    async markRead(which, read_) {
      let changed = 0;
      if (Array.isArray(which)) {
        for (const [account, refs] of byAccount<EventRef>(which)) {
          changed += await session(account).markRead(
            refs.map((r) => r.id),
            read_,
          );
        }
        return { changed, undo: null };
      }
      const marked: Marked = { token: randomUUID(), read: read_, ids: new Map() };
      for (const s of sessions.values()) {
        if (which.account !== null && which.account !== s.id) continue;
        const ids = await read().feedUnlike(which, s.id, read_);
        marked.ids.set(s.id, Float64Array.from(ids));
        for (let n = 0; n < ids.length; n += STEP) changed += await s.markRead(ids.slice(n, n + STEP), read_);
      }
      lastMarked = marked;
      return { changed, undo: marked.token };
    },
    async undoMarkRead(token) {
      const marked = lastMarked;
      if (marked?.token !== token) return { changed: 0 };
      lastMarked = null;
      let changed = 0;
      for (const [account, ids] of marked.ids) {
        for (let n = 0; n < ids.length; n += STEP)
          changed += await session(account).markRead([...ids.subarray(n, n + STEP)], !marked.read);
      }
      return { changed };
    },

    inboxCount: (query) => read().inboxCount(query),
    inboxPage: (query, offset, limit) => read().inboxPage(query, offset, limit),
    inboxIds: (query) => read().inboxIds(query),

    async acknowledge(which) {
      const begun = [];
      for (const [account, refs] of byAccount<NotificationRef>(which)) {
        const ids = refs.map((r) => r.id);
        begun.push({ account, ...(await session(account).acknowledge(ids)) });
      }
      return {
        // One bulk for the person, though there is one for each account.
        bulk: begun.map((b) => `${b.account}/${b.bulk}`).join(' '),
        count: begun.reduce((sum, b) => sum + b.count, 0),
        undoUntil: Math.min(...begun.map((b) => b.undoUntil)),
      };
    },
    async undoAcknowledge(bulk) {
      let restored = 0;
      for (const part of bulk.split(' ')) {
        const [account = '', id = ''] = part.split('/');
        restored += await session(account).undo(id);
      }
      return { restored };
    },
    async retryAcknowledge(which) {
      await engine.acknowledge(which);
    },
    grantAccess: ({ account, id }, level) => session(account).grant(id, level),

    exportFeed: (query, format, signal) =>
      exportText(
        {
          page: (after, limit) => read().feedAfter(query, after, limit),
          label: (account) => sessions.get(account)?.record.label ?? '',
        },
        format,
        signal,
      ),

    portalPage(account, resourceId) {
      const portal = sessions.get(account)?.record.portal;
      return portal === undefined ? null : `${portal}/objects/${encodeURIComponent(resourceId)}`;
    },
  };

  async function replaceToken(known: Session, token: string, keep: AccountRecord['keep']) {
    await vault.put(known.id, token, keep);
    known.record.keep = keep;
    save();
    await known.setToken(token);
    return { account: known.id };
  }

  return engine;
}

function wrongPerson(theirs: string, ours: string): SignInProblem {
  return {
    field: 'token',
    kind: 'rejected',
    message: `This token belongs to ${theirs}, and this account to ${ours}.`,
    next: `Paste a token of ${ours}, or add another account.`,
  };
}

function brokenView({ record, problem }: { record: AccountRecord; problem: Problem }): AccountView {
  return {
    id: record.id,
    label: record.label,
    server: new URL(record.endpoint).host,
    protocol: record.protocol,
    user: record.user,
    keep: record.keep,
    ownAuthority: record.ca !== undefined,
    portal: record.portal ?? null,
    colour: record.colour ?? 0,
    tokenExpiresAt: null,
    status: { state: 'halted', problem },
    unread: 0,
    inbox: 0,
    lastEventAt: null,
    acksQueued: 0,
    queued: 0,
    subscriptions: [],
  };
}
