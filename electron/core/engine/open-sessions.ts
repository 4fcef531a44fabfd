import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadyRule } from '../alert/rulings.ts';
import { makeOwnFolder } from '../base/own-folder.ts';
import type { AccountRecord } from '../model/account.ts';
import type { EngineChange } from '../model/change.ts';

import type { Watch } from '../model/subscription.ts';
import { createAnnouncementClaims } from '../session/announcement-claims.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { createSession, type Session } from '../session/session.ts';
import type { LostStore } from '../session/start-over.ts';
import { watchList } from '../session/watch-list.ts';
import type { TokensOrLack } from '../sign-in/oidc/tokens.ts';
import { routeTo } from '../sign-in/probe.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { createWriterThreads } from '../store/thread/writer-threads.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import { createTrust } from '../transport/trust.ts';
import { createSharedReader } from './shared-reader.ts';

export interface OpenSessionsOptions {
  engine: EngineOptions;
  proxy: ProxyResolver;
  emit: (change: EngineChange) => void;
  retentionDays: () => number | null;
  undoMs: () => number;
  hidesDerived: () => boolean;
  /** The rules that decide about the banners of an account. */
  rulesOf: (account: string) => readonly ReadyRule[];
}

/** The tokens of an account, which may still have to be read. */
type TokensSoon = TokensOrLack | Promise<TokensOrLack>;

/** What was found damaged. */
export interface DamageEvents {
  /** The database behind this writer, of this account. */
  found(id: string, store: WriterThread): void;
  /** One of the databases that are open. */
  suspected(): void;
}

/** The accounts that are open: each with a session and a database, and one reader for all of the databases. */
export function createOpenSessions(options: OpenSessionsOptions, damage: DamageEvents) {
  const { engine } = options;
  const databases = databaseFiles(engine.folder);
  const claims = createAnnouncementClaims();
  const writers = createWriterThreads(engine.storeWorker);
  const sessions = new Map<string, Session>();
  const stores = new Map<string, WriterThread>();
  const reader = createSharedReader(engine, damage.suspected);
  const { read } = reader;

  /** Starts everything that runs for an account whose store is open. */
  async function begin(record: AccountRecord, tokensSoon: TokensSoon, store: WriterThread): Promise<Session> {
    await (await reader.started()).attach(record.id, databases.pathOf(record.id));
    const watches = watchList(engine.folder, record.id, engine.clock.now);
    const tokens = await tokensSoon;
    const own = { record, tokens, route: await routeOf(record, options), store, watches, reader: read() };
    const session = createSession({ ...options, ...own, claims });
    const lost = await whatIsLost(store, watches.read());
    sessions.set(record.id, session);
    await session.start();
    if (lost) await session.startOver(lost);
    await store.restored();
    session.keepWatches();
    return session;
  }

  async function detach(id: string): Promise<void> {
    sessions.delete(id);
    await read().detach(id);
  }

  return {
    ...databases,
    read,
    get: (id: string): Session | undefined => sessions.get(id),
    all: (): Session[] => [...sessions.values()],
    store: (id: string): WriterThread | undefined => (sessions.has(id) ? stores.get(id) : undefined),
    isStarted: reader.isStarted,
    /** Starts the reader; accounts can be opened meanwhile. @throws Error at once if there can be no folder for them. */
    start(): Promise<void> {
      makeOwnFolder(engine.folder);
      return reader.start();
    },
    /** Opens the database of an account while its tokens are read. @throws AosError; nothing is left open then. */
    async open(record: AccountRecord, tokens: TokensSoon): Promise<Session> {
      const path = databases.pathOf(record.id);
      const store = await writers.open(path, engine.clock.now(), () => damage.found(record.id, store));
      stores.set(record.id, store);
      try {
        return await begin(record, tokens, store);
      } catch (error) {
        const half = sessions.get(record.id);
        sessions.delete(record.id);
        await (half ? half.stop(0) : store.close().catch(() => {}));
        await detach(record.id).catch(() => {});
        throw error;
      }
    },
    async close(session: Session, drainMs: number): Promise<void> {
      await session.stop(drainMs);
      await detach(session.id);
    },
    /** Nothing is opened or read any more. */
    refuse: reader.refuse,
    /** Ends what is open, after `refuse`. */
    async stop(drainMs: number): Promise<void> {
      await Promise.all([...sessions.values()].map((session) => session.stop(drainMs)));
      sessions.clear();
      await reader.stop();
    },
  };
}

export type OpenSessions = ReturnType<typeof createOpenSessions>;

/** The databases of the accounts, in one folder. */
function databaseFiles(folder: string) {
  const pathOf = (id: string) => join(folder, `${id}.sqlite`);
  return {
    pathOf,
    erase(id: string): void {
      // The database and what belongs to it, damaged ones that were set aside, and the list of what is watched.
      for (const name of readdirSync(folder))
        if (name.startsWith(`${id}.`)) rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** What is known of a database that was damaged or is gone; null if it is as it was left, or of a new account. */
async function whatIsLost(store: WriterThread, watches: Watch[]): Promise<LostStore | null> {
  const unrestored = await store.unrestored();
  if (unrestored === null || (unrestored.file === null && watches.length === 0)) return null;
  return { ...unrestored, watches };
}

/** How connections made by Node reach the server of an account. */
function routeOf({ endpoint, ca }: AccountRecord, { engine, proxy }: OpenSessionsOptions) {
  const trust = createTrust(ca ?? null, engine.extraAuthorities);
  return routeTo(endpoint, trust, ca !== undefined, proxy);
}
