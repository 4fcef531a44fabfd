import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Account } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useStatus } from '../state/app-store.ts';
import { chooseAccount } from '../state/choose-account.ts';
import { t } from '../strings/index.ts';
import { AccountDot } from '../ui/account-dot.tsx';
import { Middle } from '../ui/middle.tsx';
import { StatusMark } from '../ui/status.tsx';
import { useNow } from '../ui/use-now.ts';

interface Props {
  readonly accounts: readonly Account[];
  /** null: all accounts. */
  readonly current: string | null;
}

/** Shows the current account and offers a menu to switch. */
export function AccountSwitch({ accounts, current }: Props) {
  const now = useNow(5000);
  const chosen =
    accounts.find((one) => one.id === current) ?? (accounts.length === 1 ? accounts[0] : undefined);
  const status = useStatus(chosen?.id ?? null);
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
        <AccountChoice accounts={accounts} current={current} now={now} />
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

function AccountChoice({ accounts, current, now }: Props & { readonly now: number }) {
  const options = [{ id: null, label: t.nav.allAccounts, status: undefined }, ...accounts];
  return (
    <DropdownMenu.RadioGroup
      value={current ?? ''}
      onValueChange={(id) => chooseAccount(id === '' ? null : id)}
    >
      {options.map((one) => (
        <DropdownMenu.RadioItem key={one.id ?? ''} value={one.id ?? ''} className="menu-item">
          <span className="menu-mark">{one.id === current && <Check size={14} aria-hidden="true" />}</span>
          {one.status && <StatusMark status={one.status} now={now} iconOnly />}
          {'colour' in one && <AccountDot colour={one.colour} />}
          {one.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
