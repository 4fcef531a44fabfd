import { ServerCrash } from 'lucide-react';
import { AccountsScreen } from '../accounts/accounts-screen.tsx';
import { KeychainBanner } from '../accounts/keychain-banner.tsx';
import { SignInPage } from '../accounts/sign-in-page.tsx';
import { TokenBanner } from '../accounts/token-banner.tsx';
import { AlertsScreen } from '../alerts/alerts-screen.tsx';
import { ExportToast } from '../feed/export/export-toast.tsx';
import { FeedScreen } from '../feed/feed-screen.tsx';
import { HelpScreen } from '../help/help-screen.tsx';
import { BulkToasts } from '../inbox/bulk-toasts.tsx';
import { InboxScreen } from '../inbox/inbox-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { SnoozedScreen } from '../snoozed/snoozed-screen.tsx';
import { useApp } from '../state/app-store.ts';
import { type Screen, useView } from '../state/view-store.ts';
import { explained, t } from '../strings/index.ts';
import { SubscriptionsScreen } from '../subscriptions/subscriptions-screen.tsx';
import { Button } from '../ui/button.tsx';
import { ContextMenu } from '../ui/context-menu.tsx';
import { Empty } from '../ui/empty.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Dialogs } from './dialogs.tsx';
import { GlobalEffects } from './global-effects.tsx';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import './app.css';

const screens: Record<Screen, () => React.ReactNode> = {
  feed: FeedScreen,
  inbox: InboxScreen,
  snoozed: SnoozedScreen,
  alerts: AlertsScreen,
  subscriptions: SubscriptionsScreen,
  accounts: AccountsScreen,
  settings: SettingsScreen,
  help: HelpScreen,
};

export function App() {
  return (
    <>
      <GlobalEffects />
      <Content />
      <Dialogs />
      <ContextMenu />
      <div className="toasts">
        <BulkToasts />
        <ExportToast />
        <Toasts />
      </div>
    </>
  );
}

function Content() {
  const signedIn = useApp((s) => s.app && s.app.accounts.length > 0);
  const problem = useApp((s) => s.problem);
  const screen = useView((s) => s.screen);
  if (problem)
    return (
      <main className="app">
        <Empty
          icon={ServerCrash}
          role="alert"
          title={explained(problem).message}
          text={explained(problem).next}
        >
          <Button onClick={() => void useApp.getState().load()}>{t.retry}</Button>
        </Empty>
      </main>
    );
  // Render nothing until the state has arrived, so that the sign-in page does not flash.
  if (signedIn === null) return null;
  if (!signedIn) return <SignInPage />;
  const ScreenNow = screens[screen];
  return (
    <div className="app">
      <KeychainBanner />
      <TokenBanner />
      <div className="app-row">
        <Sidebar />
        <ScreenNow />
      </div>
      <StatusBar />
    </div>
  );
}
