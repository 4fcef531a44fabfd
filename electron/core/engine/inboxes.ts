import { randomUUID } from 'node:crypto';
import { type EngineChange, noChange } from '../model/change.ts';
import type { ExportFormat, ExportPlace } from '../model/export.ts';
import type { BulkBegun, Decision, InboxChoice, InboxQuery, NotificationRef } from '../model/notification.ts';
import { AosError, problem } from '../model/problem.ts';
import type { GrantLevel } from '../model/resource.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { chosenNotifications, failedOf } from './chosen-notifications.ts';
import { exportText } from './export-text.ts';
import { historyTable } from './history-table.ts';
import type { Registry } from './registry.ts';

/** The inboxes of all accounts as one. `locale` is the language they are shown in (BCP 47). */
export function createInboxes(
  registry: Registry,
  { clock, undoMs, locale = 'en' }: Pick<EngineOptions, 'clock' | 'locale'> & { undoMs: () => number },
  emit: (change: EngineChange) => void,
) {
  const chosen = (which: InboxChoice) => chosenNotifications(registry, which, locale);

  async function undo(bulk: string): Promise<number> {
    const restored = await Promise.all(registry.sessions().map((one) => one.undo(bulk)));
    return restored.reduce((sum, count) => sum + count, 0);
  }

  async function decide(which: InboxChoice, decision: Decision): Promise<BulkBegun> {
    const bulk = randomUUID();
    const decidedAt = clock.now();
    const times = { decidedAt, undoUntil: decidedAt + undoMs() };
    const parts = new Set<Session>();
    let count = 0;
    try {
      for await (const [one, ids] of chosen(which)) {
        parts.add(one);
        count += await one.leaveInbox(ids, bulk, times, decision);
      }
    } catch (error) {
      await undo(bulk).catch(() => 0);
      throw error;
    }
    // The time for undo begins when all of them are marked.
    const undoUntil = clock.now() + undoMs();
    const views = await Promise.all([...parts].map((one) => one.followBulk(bulk, undoUntil)));
    if (count === 0)
      throw new AosError(problem(decision.is === 'grant' ? 'request-settled' : 'notifications-settled'));
    // All parts at once: the screen never sees half of it.
    emit({ ...noChange(), inbox: true, bulks: views.flat() });
    return { bulk, count, undoUntil };
  }

  return {
    ...inboxLists(registry, locale),
    accessOfAsker: ({ account, id }: NotificationRef, isOpened: boolean) =>
      registry.session(account).accessOfAsker(id, isOpened),
    acknowledge: (which: InboxChoice) => decide(which, { is: 'acknowledge' }),
    grantAccess: (which: InboxChoice, level: GrantLevel) => decide(which, { is: 'grant', level }),
    retryAcknowledge: (which: InboxChoice) => decide(failedOf(which), { is: 'retry' }),
    holdBulk(bulk: string, isHeld: boolean): void {
      for (const one of registry.sessions()) one.holdBulk(bulk, isHeld);
    },
    async undoAcknowledge(bulk: string): Promise<{ restored: number }> {
      const restored = await undo(bulk);
      emit({ ...noChange(), inbox: true });
      return { restored };
    },
  };
}

/** What is read of the inboxes: their lists, which are counted, grouped, paged and exported. */
function inboxLists({ read, label }: Registry, locale: string) {
  return {
    inboxRow: ({ account, id }: NotificationRef) => read().inboxRow(account, id),
    inboxCount: (query: InboxQuery) => read().inboxCount(query, locale),
    inboxGroups: (query: InboxQuery, by: 'person' | 'resource' | 'day') =>
      read().inboxGroups(query, by, locale),
    inboxPage: (query: InboxQuery, offset: number, limit: number) =>
      read().inboxPage(query, offset, limit, locale),
    exportHistory: (query: InboxQuery, format: ExportFormat, signal: AbortSignal) =>
      exportText(
        (after: ExportPlace<string> | null, limit) => read().historyAfter(query, after, limit, locale),
        historyTable(label),
        format,
        signal,
      ),
  };
}
