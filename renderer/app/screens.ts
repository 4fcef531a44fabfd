import type { ComponentType } from 'react';
import { FeedScreen } from '../feed/feed-screen.tsx';
import * as feedParts from '../feed/later-parts.ts';
import type { Screen } from '../state/view-store.ts';
import { later } from '../ui/later.tsx';

/** Everything but the feed, which is what the app opens with, comes when it is shown or when there is time. */
const others = {
  inbox: later(async () => (await import('../inbox/inbox-screen.tsx')).InboxScreen),
  snoozed: later(async () => (await import('../snoozed/snoozed-screen.tsx')).SnoozedScreen),
  starred: later(async () => (await import('../starred/starred-screen.tsx')).StarredScreen),
  alerts: later(async () => (await import('../alerts/alerts-screen.tsx')).AlertsScreen),
  statistics: later(async () => (await import('../statistics/statistics-screen.tsx')).StatisticsScreen),
  subscriptions: later(
    async () => (await import('../subscriptions/subscriptions-screen.tsx')).SubscriptionsScreen,
  ),
  accounts: later(async () => (await import('../accounts/accounts-screen.tsx')).AccountsScreen),
  settings: later(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
  help: later(async () => (await import('../help/help-screen.tsx')).HelpScreen),
};

export const screens: Record<Screen, ComponentType> = { feed: FeedScreen, ...others };

export const CommandPalette = later(
  async () => (await import('./palette/command-palette.tsx')).CommandPalette,
);

/** The dialogs other than the palette. */
export const Dialogs = later(async () => (await import('./dialogs.tsx')).Dialogs);

/** What becomes of decisions in the inbox. */
export const BulkToasts = later(async () => (await import('../inbox/bulk-toasts.tsx')).BulkToasts);

/** The hints for somebody who opens the app for the first time. */
export const Tour = later(async () => (await import('./tour/tour.tsx')).Tour);

/** What is shown to somebody who has no account yet. */
export const SignInPage = later(async () => (await import('../accounts/sign-in-page.tsx')).SignInPage);

/** Fetches the code of everything else, one part after the other, whenever the page has nothing to do. */
export function fetchWhenIdle(): void {
  void CommandPalette.fetch();
  const parts = [...Object.values(feedParts), BulkToasts, Dialogs, ...Object.values(others)];
  const next = () => {
    const part = parts.shift();
    if (part === undefined) return;
    requestIdleCallback(() => void part.fetch().then(next, next), { timeout: 2_000 });
  };
  next();
}
