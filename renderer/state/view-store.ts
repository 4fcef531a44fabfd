/** What the window shows: the screen, its scope, and the open dialog. */
import { create } from 'zustand';
import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import type { Institution, Rule, View } from '../../electron/ipc/contract.ts';
import type { Screen } from './screens.ts';
import type { SnoozeSource } from './snooze-source.ts';
import type { Failure, Way } from './subscription-changes.ts';

export type { Screen } from './screens.ts';

/** What the sidebar limits the feed to. Without an account: all of them. */
export type Scope = Readonly<View['scope']>;

type DialogState =
  | { readonly type: 'add-subscription'; readonly account: string; readonly text?: string }
  | { readonly type: 'choose-projects'; readonly account: string }
  | {
      readonly type: 'add-account';
      readonly server?: string;
      readonly institution?: Institution | undefined;
    }
  | { readonly type: 'edit-account'; readonly account: string }
  | { readonly type: 'import-setup' }
  | { readonly type: 'renew'; readonly account: string }
  | { readonly type: 'remove-account'; readonly account: string }
  | {
      readonly type: 'edit-subscription';
      readonly account: string;
      readonly subscription: string;
    }
  | { readonly type: 'remove-subscriptions'; readonly which: readonly SubscriptionRef[] }
  | { readonly type: 'failed-subscriptions'; readonly way: Way; readonly failures: readonly Failure[] }
  | { readonly type: 'acknowledge-all' }
  | { readonly type: 'grant-many' }
  | { readonly type: 'jump' }
  | { readonly type: 'saved-filters' }
  | { readonly type: 'rule'; readonly rule: Rule; readonly place: number }
  | { readonly type: 'snooze'; readonly source: SnoozeSource }
  | { readonly type: 'palette' }
  | { readonly type: 'keys' }
  | { readonly type: 'about' };

interface ViewStore {
  readonly screen: Screen;
  readonly scope: Scope;
  readonly dialog: DialogState | null;
  /** Whether the sidebar covers the screen; narrow windows only. */
  readonly isSidebarOpen: boolean;
  /** The subscription shown on the subscriptions screen. */
  readonly subscription: SubscriptionRef | null;
  go(screen: Screen): void;
  goFeed(scope: Partial<Scope>): void;
  /** Shows the events of a subscription. Where all accounts are shown, it stays at all. */
  goSubscription(subscription: SubscriptionRef): void;
  setAccount(account: string | null): void;
  open(dialog: DialogState): void;
  close(): void;
  setSidebar(open: boolean): void;
  showSubscription(subscription: SubscriptionRef | null): void;
}

export const useView = create<ViewStore>()((set, get) => ({
  screen: 'feed',
  scope: { account: null, subscription: null, announcements: false },
  dialog: null,
  isSidebarOpen: false,
  subscription: null,
  go: (screen) => set({ screen, isSidebarOpen: false }),
  goFeed: (scope) =>
    set((s) => ({
      screen: 'feed',
      isSidebarOpen: false,
      scope: { account: s.scope.account, subscription: null, announcements: false, ...scope },
    })),
  goSubscription: (subscription) =>
    get().goFeed({ subscription, account: get().scope.account === null ? null : subscription.account }),
  setAccount: (account) => set({ scope: { account, subscription: null, announcements: false } }),
  open: (dialog) => set({ dialog, isSidebarOpen: false }),
  close: () => set({ dialog: null }),
  setSidebar: (isSidebarOpen) => set({ isSidebarOpen }),
  showSubscription: (subscription) => set({ screen: 'subscriptions', subscription, isSidebarOpen: false }),
}));
