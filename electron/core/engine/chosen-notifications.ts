import type { InboxChoice, InboxQuery, NotificationRef } from '../model/notification.ts';
import type { Session } from '../session/session.ts';
import { type RepeatsOf, stepsByRow } from '../store/read/inbox-steps.ts';
import { byAccount } from './by-account.ts';
import type { Registry } from './registry.ts';

/** What is done to all that match goes in steps of this many, so that the store stays free for events in between. */
const STEP = 5_000;

type Reach = Pick<Registry, 'read' | 'session' | 'sessions'>;

/**
 * Gives what is chosen, step by step; a row with the repeats that it stands for. What comes in meanwhile was not chosen. @param locale the language in which
 * notifications are shown and searched (BCP 47). @throws AosError if one of the accounts cannot be reached.
 */
export async function* chosenNotifications(
  registry: Reach,
  which: InboxChoice,
  locale: string,
): AsyncGenerator<[Session, string[]]> {
  if (Array.isArray(which)) return yield* listedOnes(registry, which);
  if (!('all' in which)) return yield* matching(registry, which, locale);
  yield* matching(registry, which.all, locale);
  yield* listedOnes(registry, which.and);
}

/** Those of the chosen that have failed, where they are told by a query. */
export function failedOf(which: InboxChoice): InboxChoice {
  if (Array.isArray(which)) return which;
  if ('all' in which) return { ...which, all: { ...which.all, state: 'failed' } };
  return { ...which, state: 'failed' };
}

async function* listedOnes(
  registry: Reach,
  refs: readonly NotificationRef[],
): AsyncGenerator<[Session, string[]]> {
  const groups = [...byAccount(refs)].map(([account, own]) => [registry.session(account), own] as const);
  for (const [one, own] of groups) {
    for (let n = 0; n < own.length; n += STEP) {
      yield* withRepeats(
        registry,
        one,
        own.slice(n, n + STEP).map(({ id }) => id),
      );
    }
  }
}

async function* matching(
  registry: Reach,
  query: InboxQuery,
  locale: string,
): AsyncGenerator<[Session, string[]]> {
  const { read } = registry;
  const asked = registry.sessions().filter(({ id }) => query.account === null || query.account === id);
  const ends = await Promise.all(asked.map(({ id }) => read().inboxEnd(id)));
  for (const [n, one] of asked.entries()) {
    let after = 0;
    for (;;) {
      const step = { after, end: ends[n] ?? 0, limit: STEP };
      const found = await read().inboxStep(one.id, query, step, locale);
      const ids = found.map(({ id }) => id);
      if (stepsByRow(query)) yield* withRepeats(registry, one, ids);
      else if (ids.length > 0) yield [one, ids];
      if (found.length < STEP) break;
      after = found.at(-1)?.row ?? after;
    }
  }
}

/** Gives the requests that rows stand for, and then the rows: as long as these wait, the others are found by them. */
async function* withRepeats(
  { read }: Pick<Registry, 'read'>,
  one: Session,
  ids: readonly string[],
): AsyncGenerator<[Session, string[]]> {
  let heads: RepeatsOf[] = ids.map((id) => ({ id }));
  while (heads.length > 0) {
    const found = await read().inboxRepeats(one.id, heads, STEP);
    if (found.length > 0) yield [one, found.map(({ id }) => id)];
    const last = found.at(-1);
    if (last === undefined || found.length < STEP) break;
    const head = heads[last.head];
    heads = head
      ? [{ id: head.id, before: { time: last.time, id: last.id } }, ...heads.slice(last.head + 1)]
      : [];
  }
  if (ids.length > 0) yield [one, [...ids]];
}
