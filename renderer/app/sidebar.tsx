import { AlarmClock, BellRing, Inbox, type LucideIcon, Megaphone, Rss, Star } from 'lucide-react';
import type { Account } from '../../electron/ipc/contract.ts';
import { commandNames } from '../../electron/words/command-names.ts';
import { runCommand } from '../commands/commands.ts';
import { useAccounts } from '../state/app-store.ts';
import { endScreens } from '../state/screens.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { AccountSwitch } from './account-switch.tsx';
import { NavEntry } from './nav-entry.tsx';
import { sum } from './sum.ts';
import { Watched } from './watched/watched.tsx';
import './sidebar.css';

export function Sidebar() {
  const accounts = useAccounts();
  const account = useView((s) => s.scope.account);
  const isOpen = useView((s) => s.isSidebarOpen);
  return (
    <>
      {isOpen && (
        <button
          type="button"
          className="sidebar-shade"
          aria-label={t.close}
          onClick={() => useView.getState().setSidebar(false)}
        />
      )}
      <nav className={isOpen ? 'sidebar open' : 'sidebar'} aria-label={t.nav.label}>
        <AccountSwitch accounts={accounts} current={account} />
        <MainEntries accounts={accounts.filter((one) => account === null || one.id === account)} />
        <Watched accounts={accounts} />
        <EndEntries />
      </nav>
    </>
  );
}

const isNews = ({ target }: Account['subscriptions'][number]) => target.kind === 'announcements';

function MainEntries({ accounts }: { readonly accounts: readonly Account[] }) {
  const screen = useView((s) => s.screen);
  const scope = useView((s) => s.scope);
  const isFeed = screen === 'feed';
  const news = accounts.flatMap((one) => one.subscriptions.filter(isNews));
  return (
    <ul>
      <NavEntry
        icon={Rss}
        label={t.nav.allEvents}
        count={sum(accounts.map((one) => one.unread))}
        hint={t.nav.unread}
        current={isFeed && scope.subscription === null && !scope.announcements}
        onClick={() => runCommand('feed')}
      />
      <NavEntry
        icon={Inbox}
        label={t.nav.inbox}
        count={sum(accounts.map((one) => one.inbox))}
        hint={t.nav.open}
        current={screen === 'inbox'}
        tour="inbox"
        onClick={() => runCommand('inbox')}
      />
      <AsideEntry id="snoozed" icon={AlarmClock} count={sum(accounts.map((one) => one.snoozed))} />
      <AsideEntry id="starred" icon={Star} count={sum(accounts.map((one) => one.starred))} />
      <NavEntry
        icon={Megaphone}
        label={t.nav.announcements}
        count={sum(news.map((one) => one.unread))}
        hint={t.nav.unread}
        current={isFeed && scope.announcements}
        onClick={() => runCommand('announcements')}
      />
      <NavEntry
        icon={BellRing}
        label={t.alerts.title}
        current={screen === 'alerts'}
        tour="alerts"
        onClick={() => runCommand('alerts')}
      />
    </ul>
  );
}

/** What a person put aside has an entry as long as there is something. */
function AsideEntry({
  id,
  icon,
  count,
}: {
  readonly id: 'snoozed' | 'starred';
  readonly icon: LucideIcon;
  readonly count: number;
}) {
  const isCurrent = useView((s) => s.screen === id);
  if (count === 0 && !isCurrent) return null;
  return (
    <NavEntry
      icon={icon}
      label={commandNames[id](t)}
      count={count}
      current={isCurrent}
      onClick={() => runCommand(id)}
    />
  );
}

function EndEntries() {
  const screen = useView((s) => s.screen);
  return (
    <ul className="sidebar-end">
      {endScreens.map(({ id, icon, label = commandNames[id] }) => (
        <NavEntry
          key={id}
          icon={icon}
          label={label(t)}
          current={screen === id}
          onClick={() => useView.getState().go(id)}
        />
      ))}
    </ul>
  );
}
