import { KeyRound, X } from 'lucide-react';
import { useState } from 'react';
import { useAccounts } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { dueReminder } from './token-reminder.ts';
import './token-banner.css';

/** A line that appears when a token is about to expire or has expired, with the next step. */
export function TokenBanner() {
  const accounts = useAccounts();
  const now = useNow(60_000);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const due = dueReminder(accounts, dismissed, now);
  if (!due) return null;
  const { account, isOver } = due;
  const text = isOver
    ? t.accounts.signInNeeded(account.label)
    : t.accounts.endsSoon(account.label, format.dateTime(account.tokenExpiresAt ?? now));
  return (
    <section className={isOver ? 'token-banner over' : 'token-banner'} aria-label={t.accounts.token}>
      <KeyRound size={14} aria-hidden="true" />
      <p role="status">{text}</p>
      <Button variant="quiet" onClick={() => useView.getState().open({ type: 'renew', account: account.id })}>
        {t.accounts.renew}
      </Button>
      {!isOver && (
        <IconButton
          icon={X}
          label={t.accounts.notNow}
          onClick={() => setDismissed(new Set([...dismissed, account.id]))}
        />
      )}
    </section>
  );
}
