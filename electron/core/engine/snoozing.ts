import { snoozeEnd } from '../alert/snooze-times.ts';
import type { EventRef } from '../model/event.ts';
import { AosError, problem } from '../model/problem.ts';
import type { Snoozed, SnoozeUntil, SnoozeWhat } from '../model/snooze.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import type { Session } from '../session/session.ts';
import { byAccount } from './by-account.ts';
import { chosenNotifications } from './chosen-notifications.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** Snoozing events and notifications of all accounts. See `Engine`. */
export function createSnoozing(
  registry: Registry,
  { clock, locale = 'en' }: Pick<EngineOptions, 'clock' | 'locale'>,
) {
  const { read } = registry;

  /** Does something to what is meant, account by account; returns how many were changed. */
  async function toEach(
    what: SnoozeWhat,
    events: (session: Session, ids: number[]) => Promise<number>,
    notifications: (session: Session, ids: string[]) => Promise<number>,
  ): Promise<number> {
    let count = 0;
    if (what.are === 'events') {
      for (const [account, refs] of byAccount<EventRef>(what.which)) {
        const ids = refs.map(({ id }) => id);
        count += await events(registry.session(account), ids);
      }
      return count;
    }
    for await (const [session, ids] of chosenNotifications(registry, what.which, locale))
      count += await notifications(session, ids);
    return count;
  }

  return {
    async snooze(what: SnoozeWhat, choice: SnoozeUntil): Promise<Snoozed> {
      const since = clock.now();
      const until = snoozeEnd(choice, since);
      if (until === null) throw new AosError(problem('snooze-time'));
      const count = await toEach(
        what,
        (session, ids) => session.snoozeEvents(ids, until, since),
        (session, ids) => session.snoozeNotifications(ids, until, since),
      );
      if (count === 0)
        throw new AosError(problem(what.are === 'events' ? 'event-gone' : 'notifications-settled'));
      return { count, until, since };
    },
    endSnooze: async (what: SnoozeWhat) => ({
      count: await toEach(
        what,
        (session, ids) => session.endSnoozes(ids, []),
        (session, ids) => session.endSnoozes([], ids),
      ),
    }),
    async undoSnooze(since: number) {
      const counts = await Promise.all(registry.sessions().map((session) => session.undoSnooze(since)));
      return { count: counts.reduce((sum, count) => sum + count, 0) };
    },
    snoozedCount: (account: string | null) => read().snoozedCount(account),
    snoozedPage: (account: string | null, offset: number, limit: number) =>
      read().snoozedPage(account, offset, limit),
  } satisfies Partial<Engine>;
}
