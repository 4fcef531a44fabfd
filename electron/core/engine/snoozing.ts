import { snoozeEnd } from '../alert/snooze-times.ts';
import type { Chosen } from '../model/chosen.ts';
import { AosError, problem } from '../model/problem.ts';
import type { Snoozed, SnoozeUntil } from '../model/snooze.ts';
import type { EngineOptions } from '../session/engine-options.ts';
import { eachChosen } from './each-chosen.ts';
import type { Engine } from './engine-api.ts';
import type { Registry } from './registry.ts';

/** Snoozing events and notifications of all accounts. See `Engine`. */
export function createSnoozing(
  registry: Registry,
  { clock, locale = 'en' }: Pick<EngineOptions, 'clock' | 'locale'>,
) {
  const { read } = registry;
  const toEach = eachChosen(registry, locale);

  return {
    async snooze(what: Chosen, choice: SnoozeUntil): Promise<Snoozed> {
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
    endSnooze: async (what: Chosen) => ({
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
