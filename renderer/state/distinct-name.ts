/** What to call a subscription where several have its name. */
import { distinctNames, type Watched, whichOfOneName } from '../../electron/core/query/distinct.ts';
import type { Account, EventRow } from '../../electron/ipc/contract.ts';
import { type AccountSubscription, keyOfEntry, useApp } from './app-store.ts';
import { nameOf } from './subscription-names.ts';

export const watchedBy = (accounts: readonly Account[]): Watched => ({
  accounts: accounts.map(({ id, label, subscriptions }) => ({
    id,
    label,
    subscriptions: subscriptions.map((one) => ({
      id: one.id,
      names: [...new Set([nameOf(one), one.name])].filter((name) => name !== ''),
      resourceId: one.target.kind === 'resource' ? one.target.resourceId : null,
    })),
  })),
});

interface Naming {
  readonly watched: Watched;
  readonly names: ReadonlyMap<string, string>;
}

const none: readonly Account[] = [];
/** Names are asked for with every entry and row; accounts are new objects when anything about them changes. */
const known = new WeakMap<object, Naming>();

function namingOf(key: object, accounts: readonly Account[]): Naming {
  const before = known.get(key);
  if (before !== undefined) return before;
  const watched = watchedBy(accounts);
  const naming = { watched, names: distinctNames(watched) };
  known.set(key, naming);
  return naming;
}

/** Its name and, where others have it too, what tells it apart: the account, or the end of an id. */
export function distinctNameOf(entry: AccountSubscription): string {
  const accounts = useApp.getState().app?.accounts ?? none;
  return namingOf(accounts, accounts).names.get(keyOfEntry(entry)) ?? nameOf(entry.subscription);
}

/** The same where it is clear which account is meant. */
export function nameWithin(entry: AccountSubscription): string {
  const { account, subscription } = entry;
  return namingOf(account, [account]).names.get(keyOfEntry(entry)) ?? nameOf(subscription);
}

/** Where an account has several of one name, which of them an event came from. */
export function useWhichOfOneName(row: EventRow): string | null {
  return useApp(({ app }) => {
    const account = app?.accounts.find(({ id }) => id === row.account);
    if (account === undefined) return null;
    const { watched, names } = namingOf(account, [account]);
    const [own] = watched.accounts;
    return own === undefined ? null : whichOfOneName(own, names, row.subscriptions);
  });
}
