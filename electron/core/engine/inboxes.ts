import { randomUUID } from 'node:crypto';
import { type EngineChange, noChange } from '../model/change.ts';
import type { BulkBegun, InboxChoice, InboxQuery, NotificationRef } from '../model/notification.ts';
import { AosError, problem } from '../model/problem.ts';
import type { GrantLevel } from '../model/resource.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { chosenNotifications } from './chosen-notifications.ts';
import type { Registry } from './registry.ts';

/** The inboxes of all accounts as one. `locale` is the language they are shown in (BCP 47). */
export function createInboxes(
  registry: Registry,
  { clock, timing, locale = 'en' }: Pick<EngineOptions, 'clock' | 'timing' | 'locale'>,
  emit: (change: EngineChange) => void,
) {
  const { read, session } = registry;

  const chosen = (which: InboxChoice) => chosenNotifications(registry, which, locale);

  async function undo(bulk: string): Promise<number> {
    const restored = await Promise.all(registry.sessions().map((one) => one.undo(bulk)));
    return restored.reduce((sum, count) => sum + count, 0);
  }

  async function acknowledge(which: InboxChoice): Promise<BulkBegun> {
    const bulk = randomUUID();
    const markedUntil = clock.now() + timing.undo;
    const parts = new Set<Session>();
    let count = 0;
    try {
      for await (const [one, ids] of chosen(which)) {
        parts.add(one);
        count += await one.acknowledge(ids, bulk, markedUntil);
      }
    } catch (error) {
      await undo(bulk).catch(() => 0);
      throw error;
    }
    // The time for undo begins when all of them are marked.
    const undoUntil = clock.now() + timing.undo;
    const views = await Promise.all([...parts].map((one) => one.followBulk(bulk, undoUntil)));
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
