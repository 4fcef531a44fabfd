/** Names that tell subscriptions apart which are called the same. */
import type { NameSource } from './resolve.ts';

type Account = NameSource['accounts'][number];

/** What accounts and subscriptions are called, and what these watch; null for what is no resource. */
export interface Watched {
  readonly accounts: readonly (Omit<Account, 'subscriptions'> & {
    readonly subscriptions: readonly (Account['subscriptions'][number] & {
      readonly resourceId: string | null;
    })[];
  })[];
}

/** How many letters of an id tell two of one name apart: its end is random, its beginning a time. */
const TAIL = 4;

export const keyOfSubscription = (account: string, id: string): string => `${account}/${id}`;

/**
 * Returns what to call each subscription: the shown name or, where several have it, with the account in brackets; where one
 * account has several, with the end of the id of what they watch. Keys are those of `keyOfSubscription`.
 */
export function distinctNames({ accounts }: Watched): ReadonlyMap<string, string> {
  const all = accounts.flatMap(({ id: account, label, subscriptions }) =>
    subscriptions.map((one) => ({ ...one, account, label, shown: one.names[0] ?? '' })),
  );
  const alike = new Map<string, typeof all>();
  for (const one of all)
    alike.set(one.shown.toLowerCase(), [...(alike.get(one.shown.toLowerCase()) ?? []), one]);
  return new Map(
    all.map((one) => {
      const others = (alike.get(one.shown.toLowerCase()) ?? []).filter((other) => other !== one);
      const isElsewhere = others.some(({ label }) => label !== one.label);
      const isHere = others.some(({ label }) => label === one.label);
      const tail = one.resourceId === null ? one.id : `…${one.resourceId.slice(-TAIL)}`;
      const marks = [...(isElsewhere ? [one.label] : []), ...(isHere ? [tail] : [])];
      const name = marks.length === 0 ? one.shown : `${one.shown} (${marks.join(', ')})`;
      return [keyOfSubscription(one.account, one.id), name];
    }),
  );
}

/**
 * Returns what to call the first of an account's subscriptions that is among these ids, if the account has several of its
 * name; else null.
 *
 * @param names what to call each within the account, as `distinctNames` gives it
 */
export function whichOfOneName(
  { id: account, subscriptions }: Watched['accounts'][number],
  names: ReadonlyMap<string, string>,
  ids: readonly string[],
): string | null {
  const from = subscriptions.find(({ id }) => ids.includes(id));
  if (from === undefined || subscriptions.length < 2) return null;
  const name = names.get(keyOfSubscription(account, from.id)) ?? null;
  return name === from.names[0] ? null : name;
}

/** Returns what a line can call them: each by its own names, and by the one that no other has. */
export function withDistinctNames(watched: Watched): NameSource {
  const distinct = distinctNames(watched);
  return {
    accounts: watched.accounts.map(({ id: account, label, subscriptions }) => ({
      id: account,
      label,
      subscriptions: subscriptions.map(({ id, names }) => ({
        id,
        names: [...new Set([...names, distinct.get(keyOfSubscription(account, id)) ?? ''])].filter(
          (name) => name !== '',
        ),
      })),
    })),
  };
}
