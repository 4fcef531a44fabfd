import type { InboxChoice } from '../model/notification.ts';
import type { Session } from '../session/session.ts';
import { byAccount } from './by-account.ts';
import type { Registry } from './registry.ts';

/** What is done to all that match goes in steps of this many, so that the store stays free for events in between. */
const STEP = 5_000;

/**
 * Gives what is chosen, step by step. What comes in meanwhile was not chosen. @param locale the language in which
 * notifications are shown and searched (BCP 47). @throws AosError if one of the accounts cannot be reached.
 */
export async function* chosenNotifications(
  registry: Pick<Registry, 'read' | 'session' | 'sessions'>,
  which: InboxChoice,
  locale: string,
): AsyncGenerator<[Session, string[]]> {
  const { read, session } = registry;
  if (Array.isArray(which)) {
    const groups = [...byAccount(which)].map(([account, refs]) => [session(account), refs] as const);
    for (const [one, refs] of groups) {
      for (let n = 0; n < refs.length; n += STEP) {
        yield [one, refs.slice(n, n + STEP).map(({ id }) => id)];
      }
    }
    return;
  }
  const asked = registry.sessions().filter(({ id }) => which.account === null || which.account === id);
  const ends = await Promise.all(asked.map(({ id }) => read().inboxEnd(id)));
  for (const [n, one] of asked.entries()) {
    let after = 0;
    for (;;) {
      const step = { after, end: ends[n] ?? 0, limit: STEP };
      const found = await read().inboxStep(one.id, which, step, locale);
      if (found.length > 0) yield [one, found.map(({ id }) => id)];
      if (found.length < STEP) break;
      after = found.at(-1)?.row ?? after;
    }
  }
}
