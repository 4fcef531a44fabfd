import { createReasons } from '../base/reasons.ts';
import type { AccountRecord } from '../model/account.ts';
import { type Problem, reasonOf } from '../model/problem.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { ownerOf } from '../session/session-context.ts';
import { storageError } from '../store/schema/storage-error.ts';
import type { OpenSessions } from './open-sessions.ts';
import { storedTokens } from './stored-tokens.ts';

/** An account that could not be opened is tried again after this, ms: a disk gets room, another copy is closed. */
const RETRY = 10_000;

/**
 * Opens accounts that are known. One that cannot be opened is shown with the reason, nothing of it is touched, and it is
 * tried again from time to time. @param retried called after each such attempt.
 */
export function createOpener(
  { clock, vault, log }: EngineOptions,
  sessions: OpenSessions,
  retried: () => void,
) {
  const reasons = createReasons({ clock, owner: 'opening', log: (line) => log?.(line) });
  const broken = new Map<string, { record: AccountRecord; problem: Problem }>();
  let stopRetry = () => {};
  let retrying: Promise<void> | undefined;

  const open = (record: AccountRecord) => sessions.open(record, storedTokens(vault, record.id));

  async function openOrExplain(record: AccountRecord): Promise<void> {
    try {
      // A database that turns out to be damaged while it is opened is set aside at the second attempt.
      await open(record).catch((error: unknown) => {
        if (storageError(error).problem.code !== 'data-damaged') throw error;
        return open(record);
      });
      broken.delete(record.id);
      reasons.well(ownerOf(record.id));
    } catch (error) {
      const failure = storageError(error);
      reasons.failed(ownerOf(record.id), reasonOf(failure));
      broken.set(record.id, { record, problem: failure.problem });
    }
  }

  function retryLater(): void {
    stopRetry();
    if (broken.size === 0) return;
    stopRetry = clock.after(RETRY, () => {
      retrying = Promise.all([...broken.values()].map(({ record }) => openOrExplain(record))).then(() => {
        retried();
        if (sessions.isStarted()) retryLater();
      });
    });
  }

  return {
    async open(records: readonly AccountRecord[]): Promise<void> {
      for (const record of records) await openOrExplain(record);
      retryLater();
    },
    /** Why an account cannot be opened; undefined if it is open or does not exist. */
    reason: (id: string): Problem | undefined => broken.get(id)?.problem,
    forget: (id: string): void => void broken.delete(id),
    async stop(): Promise<void> {
      stopRetry();
      await retrying;
    },
  };
}

export type Opener = ReturnType<typeof createOpener>;
