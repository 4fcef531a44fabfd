/** The small state the main process sends whole: accounts, subscriptions, settings. */
import { create } from 'zustand';
import type { Account, AppState, Problem, Subscription } from '../../electron/ipc/contract.ts';
import { ask } from './bridge.ts';
import type { SubscriptionRef } from './view-store.ts';

interface AppStore {
  readonly app: AppState | null;
  /** Why there is no state yet. */
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

export const selectAccounts = (s: AppStore): readonly Account[] => s.app?.accounts ?? none;

export function useAccounts(): readonly Account[] {
  return useApp(selectAccounts);
}

export function useAccount(id: string | null): Account | undefined {
  return useApp((s) => s.app?.accounts.find((account) => account.id === id));
}

export interface Watched {
  readonly account: Account;
  readonly subscription: Subscription;
}

/** Whether this is the subscription that is meant. */
export function isRef({ account, subscription }: Watched, ref: SubscriptionRef | null): boolean {
  return ref !== null && account.id === ref.account && subscription.id === ref.id;
}

/** Subscriptions of one account, or of all, that a person chose to have. */
export function watchedOf(accounts: readonly Account[], account: string | null): Watched[] {
  return accounts
    .filter((one) => account === null || one.id === account)
    .flatMap((one) => one.subscriptions.map((subscription) => ({ account: one, subscription })));
}
