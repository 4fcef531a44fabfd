import { basename } from 'node:path';
import { accountsAlert, tokenRestoredAlert } from '../alert/alerts.ts';
import type { Account, AccountRecord } from '../model/account.ts';
import { noChange } from '../model/change.ts';
import { AosError, problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import { closedView } from '../session/account-view.ts';
import type { Vault } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import type { Tokens } from '../sign-in/oidc/tokens.ts';
import { type AccountList, createAccountList } from './account-list.ts';
import { accountsFile } from './accounts-file.ts';
import { createOpener, type Opener } from './open-or-explain.ts';
import { createOpenSessions, type OpenSessions, type OpenSessionsOptions } from './open-sessions.ts';
import { createRepair } from './repair.ts';
import { createTokenRetry } from './stored-tokens.ts';

/** The most databases that SQLite attaches to one connection (SQLITE_MAX_ATTACHED, sqlite.org/limits.html). */
const MOST = 10;

/** How long an account that is reopened goes on sending before it closes, ms; the rest is sent afterwards. */
const REOPEN = 1_000;

/** The accounts there are: the record of each, with its open session or the reason why it cannot be opened. */
export function createRegistry(options: OpenSessionsOptions) {
  const { engine } = options;
  const list = createAccountList(accountsFile(engine.folder, engine.clock));
  const repair = createRepair({
    engine,
    sessions: () => sessions,
    async reopen(id) {
      await reopen(id, 0);
      emitAll();
    },
  });
  const sessions = createOpenSessions(options, repair.damage);
  const emitAll = () => options.emit({ ...noChange(), state: true, inbox: true, altered: true });
  const opener = createOpener(engine, sessions, emitAll);
  const find = finders(list, sessions, opener);
  const stopTelling = tellRestored(engine.vault, list, options.emit);
  const tokenRetry = createTokenRetry({ engine, sessions: sessions.all, recordOf: list.get });

  async function reopen(id: string, drainMs: number): Promise<void> {
    await sessions.close(find.session(id), drainMs);
    const record = list.get(id);
    if (record) await opener.open([record]);
  }

  return {
    ...find,
    read: sessions.read,
    sessions: sessions.all,
    save: list.save,
    async start(): Promise<void> {
      const started = sessions.start();
      const { isRestored, unreadable } = list.load();
      if (isRestored || unreadable !== null)
        options.emit({ ...noChange(), alerts: [accountsAlert(unreadable && basename(unreadable))] });
      await Promise.all([started, opener.open(list.all())]);
      repair.start();
      tokenRetry.start();
    },
    async stop(drainMs: number): Promise<void> {
      await repair.stop();
      sessions.refuse();
      stopTelling?.();
      await tokenRetry.stop();
      await opener.stop();
      await sessions.stop(drainMs);
    },
    /** Opens an account that is new here. @throws AosError when it cannot be opened; it is not kept then. */
    async add(record: AccountRecord, tokens: Tokens): Promise<Session> {
      list.put(record);
      try {
        return await sessions.open(record, tokens);
      } catch (error) {
        list.remove(record.id);
        throw error;
      }
    },
    /** The account is as this record says from now on; `save` writes that down. */
    replace(record: AccountRecord): void {
      list.put(record);
      sessions.get(record.id)?.take(record);
    },
    /** Ends an account and opens it again, so that what was changed counts for every connection. */
    reopen: (id: string): Promise<void> => reopen(id, REOPEN),
    /** See `Engine.removeAccount`. */
    async remove(id: string, deleteConsumers: boolean): Promise<{ left: number }> {
      const known = sessions.get(id);
      const left = known && deleteConsumers ? await known.deleteConsumers(5_000) : 0;
      if (known) await sessions.close(known, deleteConsumers ? 1_000 : 0);
      opener.forget(id);
      list.remove(id);
      list.save();
      await engine.vault.remove(id);
      sessions.erase(id);
      emitAll();
      return { left };
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;

/** Tells the user when the copy of a token is used. The function that is returned ends it. */
function tellRestored({ onRestored }: Vault, list: AccountList, emit: OpenSessionsOptions['emit']) {
  return onRestored?.((id) => {
    const record = list.get(id);
    if (record) emit({ ...noChange(), alerts: [tokenRestoredAlert(id, record.label)] });
  });
}

/** What can be asked about the accounts. */
function finders(list: AccountList, sessions: OpenSessions, opener: Opener) {
  const cannotOpen = (id: string) => new AosError(opener.reason(id) ?? problem('account-gone'));

  function viewOf(record: AccountRecord): Account | [] {
    const reason = opener.reason(record.id);
    return sessions.get(record.id)?.view() ?? (reason ? closedView(record, reason) : []);
  }

  function statusOf({ id }: AccountRecord): Status | [] {
    const reason = opener.reason(id);
    return sessions.get(id)?.status() ?? (reason ? { state: 'halted', problem: reason } : []);
  }

  return {
    /** @throws AosError when there is no such account, or it cannot be opened. */
    session(id: string): Session {
      const found = sessions.get(id);
      if (found) return found;
      throw cannotOpen(id);
    },
    /** What is written down about an account that is open. @throws AosError as `session` does. */
    openRecord(id: string): AccountRecord {
      const record = list.get(id);
      if (record && sessions.get(id)) return record;
      throw cannotOpen(id);
    },
    /** @throws AosError when there are as many accounts as can be read together. */
    checkRoom(): void {
      if (list.all().length >= MOST) throw new AosError(problem('too-many-accounts', { most: MOST }));
    },
    openRecords: (): AccountRecord[] => list.all().filter(({ id }) => sessions.get(id)),
    record: list.get,
    /** What the person calls an account; empty for one that is gone. */
    label: (id: string): string => list.get(id)?.label ?? '',
    views: (): Account[] => list.all().flatMap(viewOf),
    /** The status of each account in `views`. */
    statuses: (): Status[] => list.all().flatMap(statusOf),
  };
}
