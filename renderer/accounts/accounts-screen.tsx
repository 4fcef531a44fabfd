import { Download, Ellipsis, KeyRound, Pause, Pencil, Play, Plus, Trash2, Upload } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { Account } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useAccounts } from '../state/app-store.ts';
import { exportSetup } from '../state/export-setup.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { AccountDot } from '../ui/account-dot.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { openContextMenu } from '../ui/context-menu.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { problemOf, StatusMark } from '../ui/status.tsx';
import { useNow } from '../ui/use-now.ts';
import { AccountLimits } from './account-limits.tsx';
import { accountMenu } from './account-menu.ts';
import { OpenKeychain } from './open-keychain.tsx';
import { pauseAccount } from './pause-account.ts';
import { cardId } from './show-card.ts';
import { REMINDER_MS } from './token-reminder.ts';
import './accounts-screen.css';

export function AccountsScreen() {
  const accounts = useAccounts();
  return (
    <main className="screen" aria-label={t.accounts.title}>
      <ScreenHead title={t.accounts.title}>
        <Button icon={Upload} onClick={() => void exportSetup()}>
          {t.setup.export}
        </Button>
        <Button icon={Download} onClick={() => useView.getState().open({ type: 'import-setup' })}>
          {t.setup.import}
        </Button>
        <Button icon={Plus} variant="primary" onClick={() => runCommand('add-account')}>
          {t.accounts.add}
        </Button>
      </ScreenHead>
      <ul className="scroll cards" aria-label={t.accounts.list}>
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
    </main>
  );
}

function tokenText(account: Account, now: number): string {
  const kept = t.accounts.kept(t.keeps[account.keep]);
  if (account.institution && account.tokenExpiresAt === null) return `${t.accounts.renewedByItself}, ${kept}`;
  const at = account.tokenExpiresAt;
  const ends =
    at === null
      ? t.accounts.noExpiry
      : at > now
        ? t.accounts.expires(format.dateTime(at))
        : t.accounts.expired(format.dateTime(at));
  return `${ends}, ${kept}`;
}

function endsSoon({ tokenExpiresAt: at }: Account, now: number): boolean {
  return at !== null && at > now && at - now <= REMINDER_MS;
}

function AccountCard({ account }: { readonly account: Account }) {
  const now = useNow(1000);
  const problem = problemOf(account.status);
  const openMenu = (event: MouseEvent, below: EventTarget | null) =>
    openContextMenu(event, {
      label: account.label,
      groups: accountMenu(account),
      below: below instanceof Element ? below : null,
    });
  return (
    <li
      className="card"
      id={cardId(account.id)}
      onContextMenu={(event) => openMenu(event, event.button === 2 ? null : event.target)}
    >
      <div className="card-head">
        <AccountDot colour={account.colour} />
        <h2>{account.label}</h2>
        <StatusMark status={account.status} now={now} />
        <IconButton
          icon={Ellipsis}
          className="card-menu"
          label={t.accounts.actions(account.label)}
          aria-haspopup="menu"
          onClick={(event) => openMenu(event, event.currentTarget)}
        />
      </div>
      {problem && <ProblemNote problem={problem} />}
      {!problem && endsSoon(account, now) && (
        <p className="note">
          <KeyRound size={15} aria-hidden="true" />
          <span>{t.accounts.endsSoon(account.label, format.dateTime(account.tokenExpiresAt ?? now))}</span>
        </p>
      )}
      <AccountLimits limits={account.limits} />
      <Facts
        facts={[
          { label: t.accounts.server, value: `${account.server} (${t.protocols[account.protocol]})` },
          { label: t.accounts.user, value: account.user.name },
          { label: t.accounts.userId, value: account.user.id, mono: true },
          { label: t.accounts.token, value: tokenText(account, now) },
          { label: t.accounts.institution, value: account.institution?.issuer ?? null },
          { label: t.accounts.trust, value: account.ownAuthority ? t.accounts.ownAuthority : null },
          { label: t.accounts.portal, value: account.portal },
        ]}
      />
      <AccountActions account={account} />
    </li>
  );
}

function AccountActions({ account }: { readonly account: Account }) {
  const open = useView((s) => s.open);
  const paused = account.status.state === 'paused';
  return (
    <div className="detail-actions">
      {account.status.state === 'keychain-locked' && <OpenKeychain />}
      <Button icon={paused ? Play : Pause} onClick={() => void pauseAccount(account)}>
        {paused ? t.accounts.resume : t.accounts.pause}
      </Button>
      <Button icon={Pencil} onClick={() => open({ type: 'edit-account', account: account.id })}>
        {t.accounts.edit}
      </Button>
      <Button icon={KeyRound} onClick={() => open({ type: 'renew', account: account.id })}>
        {t.accounts.renew}
      </Button>
      <Button icon={Trash2} onClick={() => open({ type: 'remove-account', account: account.id })}>
        {t.accounts.remove}
      </Button>
    </div>
  );
}
