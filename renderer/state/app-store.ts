/** The state that the main process always sends as a whole: accounts, subscriptions, settings. */
import { create } from 'zustand';
import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import { keyOfSubscription } from '../../electron/core/query/distinct.ts';
import type { Account, AppState, Problem, Status, Subscription } from '../../electron/ipc/contract.ts';
import { ask } from './bridge.ts';

interface AppStore {
  readonly app: AppState | null;
  /** Why the state could not be loaded. */
  readonly problem: Problem | null;
  take(app: AppState): void;
  load(): Promise<void>;
}

export const useApp = create<AppStore>()((set, get) => ({
  app: null,
  problem: null,
  take: (app) => set({ app, problem: null }),
  load: async () => {
    const reply = await ask('app.state');
    if (reply.ok) set({ app: reply.value, problem: null });
    else if (!get().app) set({ problem: reply.problem });
  },
}));

const none: readonly Account[] = [];

const selectAccounts = (s: AppStore): readonly Account[] => s.app?.accounts ?? none;

export function useAccounts(): readonly Account[] {
  return useApp(selectAccounts);
}

export function useAccount(id: string | null): Account | undefined {
  return useApp((s) => s.app?.accounts.find((account) => account.id === id));
}

/** What the person calls an account, where there are several to tell apart. */
export function useAccountLabel(id: string): string | undefined {
  return useApp(({ app }) =>
    app && app.accounts.length > 1 ? app.accounts.find((account) => account.id === id)?.label : undefined,
  );
}

/** The status of one account, or the one that stands for all if it is null. */
export function useStatus(account: string | null): Status | undefined {
  const all = useApp((s) => s.app?.status);
  const one = useAccount(account)?.status;
  return account === null ? all : one;
}

export interface AccountSubscription {
  readonly account: Account;
  readonly subscription: Subscription;
}

/** What points at this subscription. */
export const refOfEntry = ({ account, subscription }: AccountSubscription): SubscriptionRef => ({
  account: account.id,
  id: subscription.id,
});

/** Tells this subscription apart from all others, also those of other accounts. */
export const keyOfEntry = ({ account, subscription }: AccountSubscription): string =>
  keyOfSubscription(account.id, subscription.id);

/** Whether a reference points at this subscription. */
export function isReferredTo(
  { account, subscription }: AccountSubscription,
  ref: SubscriptionRef | null,
): boolean {
  return ref !== null && account.id === ref.account && subscription.id === ref.id;
}

/** The subscriptions of one account, or of all if it is null. */
export function subscriptionsOf(accounts: readonly Account[], account: string | null): AccountSubscription[] {
  return accounts
    .filter((one) => account === null || one.id === account)
    .flatMap((one) => one.subscriptions.map((subscription) => ({ account: one, subscription })));
}
