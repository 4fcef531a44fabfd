import {
  Check,
  ChevronsUpDown,
  Eye,
  Inbox,
  type LucideIcon,
  Megaphone,
  Plus,
  Rss,
  Settings,
  UsersRound,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Account } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { isRef, useAccounts, watchedOf } from '../state/app-store.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { AccountDot } from '../ui/account-dot.tsx';
import { Middle } from '../ui/middle.tsx';
import { StatusMark, worstOf } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { useNow } from '../ui/use-now.ts';
import './sidebar.css';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

export function Sidebar() {
  const accounts = useAccounts();
  const screen = useView((s) => s.screen);
  const scope = useView((s) => s.scope);
  const open = useView((s) => s.sidebar);
  const shown = accounts.filter((one) => scope.account === null || one.id === scope.account);
  const watched = watchedOf(accounts, scope.account);
  const news = watched.filter((one) => one.subscription.target.kind === 'announcements');
  const onFeed = screen === 'feed';
  return (
    <>
      {open && (
        <button
          type="button"
          className="sidebar-shade"
          aria-label={t.close}
          onClick={() => useView.getState().setSidebar(false)}
        />
      )}
      <nav className={open ? 'sidebar open' : 'sidebar'} aria-label={t.nav.label}>
        <AccountSwitch accounts={accounts} current={scope.account} />
        <ul>
          <Entry
            icon={Rss}
            label={t.nav.allEvents}
            count={sum(shown.map((one) => one.unread))}
            hint={t.nav.unread}
            current={onFeed && scope.subscription === null && !scope.announcements}
            onClick={() => runCommand('feed')}
          />
          <Entry
            icon={Inbox}
            label={t.nav.inbox}
            count={sum(shown.map((one) => one.inbox))}
            hint={t.nav.open}
            current={screen === 'inbox'}
            onClick={() => runCommand('inbox')}
          />
          <Entry
            icon={Megaphone}
            label={t.nav.announcements}
            count={sum(news.map((one) => one.subscription.unread))}
            hint={t.nav.unread}
            current={onFeed && scope.announcements}
            onClick={() => runCommand('announcements')}
          />
        </ul>
        <h2 className="sidebar-title">{t.nav.subscriptions}</h2>
        <ul className="sidebar-scroll" aria-label={t.nav.subscriptions}>
          {watched
            .filter((one) => one.subscription.target.kind !== 'announcements')
            .map((one) => (
              <SubscriptionEntry
                key={`${one.account.id}/${one.subscription.id}`}
                account={one.account}
                subscription={one.subscription}
                several={accounts.length > 1 && scope.account === null}
                current={onFeed && isRef(one, scope.subscription)}
              />
            ))}
          <Entry icon={Plus} label={t.nav.watch} quiet onClick={() => runCommand('add-subscription')} />
        </ul>
        <ul className="sidebar-end">
          <Entry
            icon={Eye}
            label={t.nav.manage}
            current={screen === 'subscriptions'}
            onClick={() => useView.getState().go('subscriptions')}
          />
          <Entry
            icon={UsersRound}
            label={t.nav.accounts}
            current={screen === 'accounts'}
            onClick={() => runCommand('accounts')}
          />
          <Entry
            icon={Settings}
            label={t.nav.settings}
            current={screen === 'settings'}
            onClick={() => runCommand('settings')}
          />
        </ul>
      </nav>
    </>
  );
}

interface EntryProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count?: number;
  readonly hint?: (n: string) => string;
  readonly current?: boolean;
  readonly quiet?: boolean;
  readonly onClick: () => void;
}

function Entry({ icon: Icon, label, count = 0, hint, current, quiet, onClick }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        className={quiet ? 'nav-entry quiet' : 'nav-entry'}
        aria-current={current ? 'page' : undefined}
        onClick={onClick}
      >
        <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
        <span className="nav-label">{label}</span>
        <NavCount count={count} hint={hint} />
      </button>
    </li>
  );
}

function NavCount({
  count,
  hint,
}: {
  readonly count: number;
  readonly hint?: EntryProps['hint'];
}): ReactNode {
  if (count === 0) return null;
  const shown = format.number(count);
  return (
    <span className="nav-count">
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">, {hint ? hint(shown) : shown}</span>
    </span>
  );
}

interface SubscriptionProps {
  readonly account: Account;
  readonly subscription: Account['subscriptions'][number];
  /** There are those of several accounts, so each is marked by its colour. */
  readonly several: boolean;
  readonly current: boolean;
}

function SubscriptionEntry({ account, subscription, several, current }: SubscriptionProps) {
  const now = useNow(5000);
  const { status, unread } = subscription;
  return (
    <li>
      <button
        type="button"
        className="nav-entry"
        aria-current={current ? 'page' : undefined}
        onClick={() =>
          useView
            .getState()
            .goFeed({ subscription: { account: account.id, id: subscription.id }, account: scopeOf(account) })
        }
      >
        <SubscriptionIcon subscription={subscription} size={16} />
        <span className="nav-label">
          <Middle text={nameOf(subscription)} />
        </span>
        {several && <AccountDot colour={account.colour} />}
        {status.state !== 'live' && <StatusMark status={status} now={now} iconOnly />}
        <NavCount count={unread} hint={t.nav.unread} />
      </button>
    </li>
  );
}

/** Choosing a subscription does not leave the view over all accounts. */
function scopeOf(account: Account): string | null {
  return useView.getState().scope.account === null ? null : account.id;
}

function AccountSwitch({
  accounts,
  current,
}: {
  readonly accounts: readonly Account[];
  readonly current: string | null;
}) {
  const now = useNow(5000);
  const { setAccount } = useView.getState();
  const chosen =
    accounts.find((one) => one.id === current) ?? (accounts.length === 1 ? accounts[0] : undefined);
  const status = chosen?.status ?? worstOf(accounts.map((one) => one.status));
  const options = [{ id: null, label: t.nav.allAccounts, status: undefined }, ...accounts];
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="account-switch">
          {status && <StatusMark status={status} now={now} iconOnly />}
          <span className="nav-label">
            <span className="sr-only">{t.nav.account}: </span>
            <Middle text={chosen?.label ?? t.nav.allAccounts} />
          </span>
          <ChevronsUpDown size={14} aria-hidden="true" />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
        <DropdownMenu.RadioGroup
          value={current ?? ''}
          onValueChange={(id) => setAccount(id === '' ? null : id)}
        >
          {options.map((one) => (
            <DropdownMenu.RadioItem key={one.id ?? ''} value={one.id ?? ''} className="menu-item">
              <span className="menu-mark">
                {one.id === current && <Check size={14} aria-hidden="true" />}
              </span>
              {one.status && <StatusMark status={one.status} now={now} iconOnly />}
              {'colour' in one && <AccountDot colour={one.colour} />}
              {one.label}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator className="menu-line" />
        <DropdownMenu.Item className="menu-item" onSelect={() => runCommand('add-account')}>
          <span className="menu-mark">
            <Plus size={14} aria-hidden="true" />
          </span>
          {t.nav.addAccount}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
