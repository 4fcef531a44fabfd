import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountRecord, AccountView } from './account/account.ts';
import { accountsFile } from './account/accounts-file.ts';
import { probe } from './account/probe.ts';
import { createSession, type Session } from './account/session.ts';
import { noChange } from './change.ts';
import type {
  Engine,
  EngineChange,
  EngineOptions,
  EventRef,
  NotificationRef,
  SignInProblem,
} from './engine-api.ts';
import { type ReaderThread, startReader, startWriter } from './store/thread.ts';
import { AosError, type Problem } from './transport/aos-error.ts';

/** How long a server may take to show that it is one, ms. */
const PROBE = 8_000;
/** Marking all that match goes in steps of so many, so that the store stays free for events in between. */
const STEP = 5_000;

/** The engine over all accounts. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, vault, folder } = options;
  const file = accountsFile(folder);
  const sessions = new Map<string, Session>();
  /** Accounts whose database cannot be opened: they are shown with the reason, and nothing of them is touched. */
  const broken = new Map<string, { record: AccountRecord; problem: Problem }>();
  const listeners = new Set<(change: EngineChange) => void>();
  let reader: ReaderThread | undefined;
  let stopWake = () => {};

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

  async function open(record: AccountRecord, token: string | null): Promise<Session> {
    const path = databaseOf(record.id);
    const store = await startWriter(options.storeWorker, path, clock.now());
    await read().attach(record.id, path);
    const opened = createSession({ engine: options, record, token, store, reader: read(), emit });
    sessions.set(record.id, opened);
    return opened;
  }

  async function find(address: string, token: string) {
    return probe(address, token, { fetch: options.fetch, now: clock.now(), deadline: PROBE });
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
      for (const record of file.read()) {
        try {
          const opened = await open(record, await vault.get(record.id));
          await opened.start();
        } catch (error) {
          const problem =
            error instanceof AosError
              ? error.problem
              : {
                  kind: 'storage' as const,
                  message: 'This account could not be opened.',
                  next: 'Restart the app.',
                };
          broken.set(record.id, { record, problem });
        }
      }
      stopWake = options.network.onWake(() => {
        for (const s of sessions.values()) void s.woke();
      });
      emit({ ...noChange(), state: true, inbox: true });
    },

    async stop(drainMs) {
      stopWake();
      await Promise.all([...sessions.values()].map((s) => s.stop(drainMs)));
      sessions.clear();
      await reader?.close();
      reader = undefined;
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    accounts() {
      return [...[...sessions.values()].map((s) => s.view()), ...[...broken.values()].map(brokenView)];
    },

    async test(address, token) {
      const found = await find(address, token);
      if ('field' in found) return found;
      const { server, protocol, encrypted, user, tokenExpiresAt } = found;
      return { server, protocol, encrypted, user, tokenExpiresAt };
    },

    async signIn(address, token, keep, label) {
      const found = await find(address, token);
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
      };
      await vault.put(record.id, found.token, keep);
      const opened = await open(record, found.token);
      save();
      await opened.start();
      await opened.watchOwn();
      return { account: record.id };
    },

    async renew(account, token, keep) {
      const { record } = session(account);
      const found = await find(record.endpoint, token);
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
      for (const suffix of ['', '-wal', '-shm']) rmSync(databaseOf(account) + suffix, { force: true });
      emit({ ...noChange(), state: true, inbox: true, altered: true });
    },

    async pauseAccount(account, paused) {
      await session(account).pause(paused);
      save();
    },

    candidates: (account, text) => session(account).candidates(text),
    async watch(account, target, start) {
      return { subscription: await session(account).subscriptions.add(target, start) };
    },
    changeSubscription: (account, subscription, change) =>
      session(account).subscriptions.change(subscription, change),
    unwatch: (account, subscription) => session(account).subscriptions.remove(subscription),

    feedCount: (query) => read().feedCount(query),
    feedPage: (query, offset, limit) => read().feedPage(query, offset, limit),
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
        return { changed };
      }
      for (const s of sessions.values()) {
        if (which.account !== null && which.account !== s.id) continue;
        const ids = await read().feedUnlike(which, s.id, read_);
        for (let n = 0; n < ids.length; n += STEP) changed += await s.markRead(ids.slice(n, n + STEP), read_);
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

    portalPage: () => null,
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
