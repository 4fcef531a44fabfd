import { CircleAlert, CloudOff, KeyRound, LockKeyhole, type LucideIcon, X } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '../../electron/ipc/contract.ts';
import { useAccounts } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { explained, format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { problemOf } from '../ui/status.tsx';
import { useNow } from '../ui/use-now.ts';
import { accountTroubles } from './account-troubles.ts';
import { OpenKeychain } from './open-keychain.tsx';
import { showCard } from './show-card.ts';
import { useDownSince } from './use-down-since.ts';
import './trouble-bar.css';

type Trouble = ReturnType<typeof accountTroubles>[number];

const icons: Record<Trouble['kind'], LucideIcon> = {
  'sign-in': KeyRound,
  keychain: LockKeyhole,
  stopped: CircleAlert,
  'out-of-reach': CloudOff,
  'ends-soon': KeyRound,
};

/** One line for each account with trouble, or whose token ends soon, with the next step. */
export function TroubleBar() {
  const accounts = useAccounts();
  const now = useNow(5_000);
  const downSince = useDownSince(accounts, now);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const troubles = accountTroubles(accounts, dismissed, downSince, now);
  if (troubles.length === 0) return null;
  return (
    <section className="trouble-bar" data-still="out" aria-label={t.accounts.troubles}>
      <ul>
        {troubles.map((trouble) => (
          <TroubleLine
            key={trouble.account.id}
            trouble={trouble}
            now={now}
            onDismiss={() => setDismissed(new Set([...dismissed, trouble.account.id]))}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly trouble: Trouble;
  readonly now: number;
  readonly onDismiss: () => void;
}

function TroubleLine({ trouble, now, onDismiss }: LineProps) {
  const { kind } = trouble;
  const Icon = icons[kind];
  return (
    <li className={kind === 'ends-soon' ? 'trouble-line' : 'trouble-line over'}>
      <Icon size={14} aria-hidden="true" />
      <p role="status">{troubleText(trouble, now)}</p>
      {kind === 'keychain' && <OpenKeychain variant="quiet" />}
      <NextStep trouble={trouble} />
      {kind === 'ends-soon' && <IconButton icon={X} label={t.accounts.notNow} onClick={onDismiss} />}
    </li>
  );
}

function troubleText({ account, kind }: Trouble, now: number): string {
  const problem = problemOf(account.status);
  const message = problem ? explained(problem).message : '';
  switch (kind) {
    case 'sign-in':
      return t.accounts.signInNeeded(account.label);
    case 'keychain':
      return t.accounts.keychainWaits(message, account.label);
    case 'ends-soon':
      return t.accounts.endsSoon(account.label, format.dateTime(account.tokenExpiresAt ?? now));
    default:
      return `${account.label}: ${message}`;
  }
}

function NextStep({ trouble: { account, kind } }: { readonly trouble: Trouble }) {
  const { id } = account;
  if (kind === 'out-of-reach')
    return (
      <Button variant="quiet" onClick={() => void reconnect(account)}>
        {t.accounts.reconnect}
      </Button>
    );
  if (kind === 'stopped') {
    const show = () => {
      useView.getState().go('accounts');
      showCard(id);
    };
    return (
      <Button variant="quiet" onClick={show}>
        {t.accounts.show}
      </Button>
    );
  }
  return (
    <Button variant="quiet" onClick={() => useView.getState().open({ type: 'renew', account: id })}>
      {kind === 'ends-soon' ? t.accounts.renew : t.accounts.signInAgain}
    </Button>
  );
}

async function reconnect({ id }: Account): Promise<void> {
  const reply = await ask('account.reconnect', { account: id });
  if (!reply.ok) sayProblem(reply.problem);
}
