import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, type AccountRecord, limitsOf } from '../model/account.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import { AosError, type Problem, problem } from '../model/problem.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { createSession, type Session } from '../session/session.ts';
import { type Tokens, unseal } from '../sign-in/oidc/tokens.ts';
import { routeTo } from '../sign-in/probe.ts';
import { storageError } from '../store/schema/storage-error.ts';
import { type ReaderThread, startReader, startWriter } from '../store/thread/thread.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import { createTrust } from '../transport/trust.ts';
import { accountsFile } from './accounts-file.ts';

export interface RegistryOptions {
  engine: EngineOptions;
  proxy: ProxyResolver;
  emit: (change: EngineChange) => void;
  retentionDays: () => number | null;
  hidesDerived: () => boolean;
}

/** An account that could not be opened is tried again after this, ms: a disk gets room, another copy is closed. */
const RETRY = 10_000;

/** So many databases SQLite attaches to one connection (SQLITE_MAX_ATTACHED, sqlite.org/limits.html). */
const MOST = 10;

/** What is still to be sent gets so long when an account is opened anew, ms; the rest is sent after that. */
const REOPEN = 1_000;

/** The accounts there are: each with its open session, or with the reason why it cannot be opened. */
export function createRegistry(options: RegistryOptions) {
  const { engine, emit, proxy } = options;
  const { clock, vault, folder } = engine;
  const file = accountsFile(folder);
  const sessions = new Map<string, Session>();
  /** Accounts whose database cannot be opened: they are shown with the reason, and nothing of them is touched. */
  const broken = new Map<string, { record: AccountRecord; problem: Problem }>();
  let reader: ReaderThread | undefined;
  let stopRetry = () => {};
  let retrying: Promise<void> | undefined;

  const databaseOf = (id: string) => join(folder, `${id}.sqlite`);

  function save(): void {
    file.write([
      ...[...sessions.values()].map((s) => s.record),
      ...[...broken.values()].map((b) => b.record),
    ]);
  }

  /** @throws AosError before the start and after the end. */
  function read(): ReaderThread {
    if (reader) return reader;
    throw new AosError(problem('still-starting'));
  }

  /** @throws AosError when there is no such account, or it cannot be opened. */
  function session(id: string): Session {
    const found = sessions.get(id);
    if (found) return found;
    const reason = broken.get(id)?.problem;
    throw new AosError(reason ?? problem('account-gone'));
  }

  /** @throws AosError when there are as many accounts as can be read together. */
  function checkRoom(): void {
    if (sessions.size + broken.size < MOST) return;
    throw new AosError(problem('too-many-accounts', { most: MOST }));
  }

  /** @throws AosError; nothing is left open then. */
  async function open(record: AccountRecord, tokens: Tokens): Promise<Session> {
    const path = databaseOf(record.id);
    const store = await startWriter(engine.storeWorker, path, clock.now());
    try {
      await read().attach(record.id, path);
      const ca = record.ca ?? null;
      const route = await routeTo(record.endpoint, createTrust(ca), ca !== null, proxy);
      const opened = createSession({
        engine,
        record,
        tokens,
        route,
        store,
        reader: read(),
        emit,
        retentionDays: options.retentionDays,
        hidesDerived: options.hidesDerived,
      });
      const damaged = await store.setAside();
      sessions.set(record.id, opened);
      await opened.start();
      if (damaged) await opened.startOver(damaged);
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
      await open(record, unseal((await vault.get(record.id)) ?? ''));
      broken.delete(record.id);
    } catch (error) {
      broken.set(record.id, { record, problem: storageError(error).problem });
    }
  }

  function retryLater(): void {
    stopRetry();
    if (broken.size === 0) return;
    stopRetry = clock.after(RETRY, () => {
      retrying = Promise.all([...broken.values()].map(({ record }) => openOrExplain(record))).then(() => {
        emit({ ...noChange(), state: true, inbox: true, altered: true });
        if (reader) retryLater();
      });
    });
  }

  return {
    read,
    session,
    checkRoom,
    open,
    save,
    sessions: (): Session[] => [...sessions.values()],
    record: (id: string): AccountRecord | undefined => sessions.get(id)?.record,
    views: (): Account[] => [
      ...[...sessions.values()].map((s) => s.view()),
      ...[...broken.values()].map(brokenView),
    ],
    async start(): Promise<void> {
      mkdirSync(folder, { recursive: true });
      reader = await startReader(engine.storeWorker);
      for (const record of file.read()) await openOrExplain(record);
      retryLater();
    },
    async stop(drainMs: number): Promise<void> {
      stopRetry();
      const closing = reader;
      reader = undefined;
      await retrying;
      await Promise.all([...sessions.values()].map((s) => s.stop(drainMs)));
      sessions.clear();
      await closing?.close();
    },
    /** Ends an account and opens it again, so that what was changed counts for every connection. */
    async reopen(account: string): Promise<void> {
      const known = session(account);
      await known.stop(REOPEN);
      sessions.delete(account);
      await read().detach(account);
      await openOrExplain(known.record);
      retryLater();
    },
    /** See `Engine.removeAccount`. */
    async remove(account: string, deleteConsumers: boolean): Promise<{ left: number }> {
      let left = 0;
      const known = sessions.get(account);
      if (known) {
        if (deleteConsumers) left = await known.deleteConsumers(5_000);
        await known.stop(deleteConsumers ? 1_000 : 0);
        sessions.delete(account);
        await read().detach(account);
      }
      broken.delete(account);
      save();
      await vault.remove(account);
      for (const suffix of ['', '-wal', '-shm', '.lock', '.closed'])
        rmSync(databaseOf(account) + suffix, { force: true });
      emit({ ...noChange(), state: true, inbox: true, altered: true });
      return { left };
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;

function brokenView({ record, problem }: { record: AccountRecord; problem: Problem }): Account {
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
    institution: record.institution ?? null,
    limits: limitsOf(record.limits, null),
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
