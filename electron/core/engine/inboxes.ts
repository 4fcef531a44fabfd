import { randomUUID } from 'node:crypto';
import { type EngineChange, noChange } from '../model/change.ts';
import type { BulkBegun, InboxChoice, InboxQuery, NotificationRef } from '../model/notification.ts';
import { AosError, problem } from '../model/problem.ts';
import type { GrantLevel } from '../model/resource.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { byAccount } from './by-account.ts';
import type { Registry } from './registry.ts';

/** Acknowledging all that match goes in steps of this many, so that the store stays free for events in between. */
const STEP = 5_000;

/** The inboxes of all accounts as one. `locale` is the language they are shown in (BCP 47). */
export function createInboxes(
  registry: Registry,
  { clock, timing, locale = 'en' }: Pick<EngineOptions, 'clock' | 'timing' | 'locale'>,
  emit: (change: EngineChange) => void,
) {
  const { read, session } = registry;

  /** What is chosen, by account. @throws AosError if one of the accounts cannot be reached. */
  async function chosen(which: InboxChoice): Promise<[Session, string[]][]> {
    if (Array.isArray(which)) {
      return [...byAccount(which)].map(([account, refs]) => [session(account), refs.map(({ id }) => id)]);
    }
    const asked = registry.sessions().filter(({ id }) => which.account === null || which.account === id);
    return Promise.all(
      asked.map(
        async (one): Promise<[Session, string[]]> => [one, await read().inboxIds(one.id, which, locale)],
      ),
    );
  }

  async function undo(bulk: string): Promise<number> {
    const restored = await Promise.all(registry.sessions().map((one) => one.undo(bulk)));
    return restored.reduce((sum, count) => sum + count, 0);
  }

  async function acknowledge(which: InboxChoice): Promise<BulkBegun> {
    const parts = (await chosen(which)).filter(([, ids]) => ids.length > 0);
    const bulk = randomUUID();
    const undoUntil = clock.now() + timing.undo;
    let count = 0;
    try {
      for (const [one, ids] of parts) {
        for (let n = 0; n < ids.length; n += STEP) {
          count += await one.acknowledge(ids.slice(n, n + STEP), bulk, undoUntil);
        }
      }
    } catch (error) {
      await undo(bulk).catch(() => 0);
      throw error;
    }
    const views = await Promise.all(parts.map(([one]) => one.followBulk(bulk)));
    if (count === 0) throw new AosError(problem('notifications-settled'));
    // All parts at once: the screen never sees half of it.
    emit({ ...noChange(), inbox: true, bulks: views.flat() });
    return { bulk, count, undoUntil };
  }

  return {
    inboxCount: (query: InboxQuery) => read().inboxCount(query, locale),
    inboxPage: (query: InboxQuery, offset: number, limit: number) =>
      read().inboxPage(query, offset, limit, locale),
    acknowledge,
    retryAcknowledge: (which: InboxChoice) =>
      acknowledge(Array.isArray(which) ? which : { ...which, state: 'failed' }),
    async undoAcknowledge(bulk: string): Promise<{ restored: number }> {
      const restored = await undo(bulk);
      emit({ ...noChange(), inbox: true });
      return { restored };
    },
    grantAccess: ({ account, id }: NotificationRef, level: GrantLevel) => session(account).grant(id, level),
  };
}
