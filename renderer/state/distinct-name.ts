/** What to call a subscription where several have its name. */
import {
  distinctNames,
  keyOfSubscription,
  type Watched,
  whichOfOneName,
} from '../../electron/core/query/distinct.ts';
import type { Account, EventRow } from '../../electron/ipc/contract.ts';
import { type AccountSubscription, useApp } from './app-store.ts';
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

type Names = ReadonlyMap<string, string>;

const none: readonly Account[] = [];
/** Names are asked for with every entry and row; accounts are new objects when anything about them changes. */
const known = new WeakMap<object, Names>();

function namesAmong(key: object, accounts: readonly Account[]): Names {
  const names = known.get(key) ?? distinctNames(watchedBy(accounts));
  known.set(key, names);
  return names;
}

/** Its name and, where others have it too, what tells it apart: the account, or the end of an id. */
export function distinctNameOf({ account, subscription }: AccountSubscription): string {
  const accounts = useApp.getState().app?.accounts ?? none;
  const names = namesAmong(accounts, accounts);
  return names.get(keyOfSubscription(account.id, subscription.id)) ?? nameOf(subscription);
}

/** The same where it is clear which account is meant. */
export function nameWithin({ account, subscription }: AccountSubscription): string {
  const names = namesAmong(account, [account]);
  return names.get(keyOfSubscription(account.id, subscription.id)) ?? nameOf(subscription);
}

/** Where an account has several of one name, which of them an event came from. */
export function useWhichOfOneName(row: EventRow): string | null {
  return useApp(({ app }) => {
    const account = app?.accounts.find(({ id }) => id === row.account);
    const [own] = account && account.subscriptions.length > 1 ? watchedBy([account]).accounts : [];
    return own === undefined ? null : whichOfOneName(own, row.subscriptions);
  });
}
