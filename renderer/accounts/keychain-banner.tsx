import { LockKeyhole } from 'lucide-react';
import { useAccounts } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { explained, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { OpenKeychain } from './open-keychain.tsx';
import './token-banner.css';

/** A line that appears while the keychain does not give the token of an account, with the next step. */
export function KeychainBanner() {
  const waiting = useAccounts().flatMap(({ id, label, status }) =>
    status.state === 'keychain-locked' ? [{ id, label, problem: status.problem }] : [],
  );
  const [first] = waiting;
  if (!first) return null;
  const labels = waiting.map(({ label }) => label).join(', ');
  return (
    <section className="token-banner over" aria-label={t.status.keychainLocked}>
      <LockKeyhole size={14} aria-hidden="true" />
      <p role="status">{t.accounts.keychainWaits(explained(first.problem).message, labels)}</p>
      <OpenKeychain variant="quiet" />
      {waiting.length === 1 && (
        <Button variant="quiet" onClick={() => useView.getState().open({ type: 'renew', account: first.id })}>
          {t.accounts.signInAgain}
        </Button>
      )}
    </section>
  );
}
