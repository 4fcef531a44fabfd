import { setMaxListeners } from 'node:events';
import type { ReadyRule } from '../alert/rulings.ts';
import { createBell } from '../base/bell.ts';
import { createReasons, type Reasons } from '../base/reasons.ts';
import type { RetryContext } from '../base/retry.ts';
import type { AccountRecord } from '../model/account.ts';
import type { Alert } from '../model/alert.ts';
import { type EngineChange, noChange } from '../model/change.ts';
import type { TokensOrLack } from '../sign-in/oidc/tokens.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { Route } from '../transport/api.ts';
import type { createAnnouncementClaims } from './announcement-claims.ts';
import type { EngineOptions } from './engine-options.ts';
import { createAlertRaising } from './raise-alerts.ts';
import { createSeenNames, type SeenNames } from './seen-names.ts';
import type { WatchList } from './watch-list.ts';

export interface SessionOptions {
  engine: EngineOptions;
  /** The account as it is at the start; later ones are handed to the session. */
  record: AccountRecord;
  tokens: TokensOrLack;
  /** How connections made by Node reach the server. */
  route: Route;
  store: WriterThread;
  reader: ReaderThread;
  /** Where what the account watches is kept beside its database. */
  watches: WatchList;
  emit: (change: EngineChange) => void;
  /** For how many days events are kept; null keeps everything. */
  retentionDays: () => number | null;
  /** How long a decision about a notification can be undone, ms. */
  undoMs: () => number;
  /** Whether updates are hidden that only follow from a change inside their resource. */
  hidesDerived: () => boolean;
  /** Which account has the banner of an announcement. */
  claims: ReturnType<typeof createAnnouncementClaims>;
  /** The rules that decide about the banners of an account, as they are now. */
  rulesOf: (account: string) => readonly ReadyRule[];
}

/** What the parts of a session share. */
export interface SessionContext extends Omit<SessionOptions, 'record' | 'emit' | 'retentionDays'> {
  /** The account as it is now. */
  record: () => AccountRecord;
  /** From now on the account is as this record says. */
  take: (record: AccountRecord) => void;
  /** What jobs need to wait and retry; each adds the signal of its lifetime. */
  retry: Omit<RetryContext, 'signal'>;
  emit: (change: Partial<EngineChange>) => void;
  /** The rules for this account. */
  rules: () => readonly ReadyRule[];
  /** What resources are called. */
  names: SeenNames;
  /** Tells in the log why parts of the account fail. */
  reasons: Reasons;
  /** Raises alerts, each after it is written down. */
  raise: (alerts: readonly Alert[]) => void;
  /** Aborted first: ends everything that brings events in. */
  reading: AbortSignal;
  /** Aborted last: ends everything that stores and sends. */
  sending: AbortSignal;
  stopReading(): void;
  stopSending(): void;
}

/** Names an account in the log, where whole ids have no place. */
export const ownerOf = (id: string): string => `account …${id.slice(-4)}`;

export function createSessionContext(options: SessionOptions): SessionContext {
  const { engine } = options;
  const { clock, random, timing } = engine;
  const reading = new AbortController();
  const sending = new AbortController();
  let { record } = options;
  // Every call and every wait of the account listens to one of these signals, so many listeners are not a leak.
  setMaxListeners(0, reading.signal, sending.signal);
  const emit: SessionContext['emit'] = (change) => options.emit({ ...noChange(), ...change });
  return {
    ...options,
    record: () => record,
    names: createSeenNames(),
    rules: () => options.rulesOf(record.id),
    take(next) {
      record = next;
    },
    retry: { clock, random, timing, wake: createBell() },
    emit,
    reasons: createReasons({ clock, owner: ownerOf(record.id), log: (line) => engine.log?.(line) }),
    raise: createAlertRaising({
      clock,
      store: options.store,
      raised: (alerts) => emit({ alerts, told: true }),
      signal: reading.signal,
    }),
    reading: reading.signal,
    sending: sending.signal,
    stopReading: () => reading.abort(),
    stopSending: () => sending.abort(),
  };
}
