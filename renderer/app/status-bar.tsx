import { BellOff, Keyboard, KeyRound } from 'lucide-react';
import type { Account } from '../../electron/ipc/contract.ts';
import { runCommand } from '../commands/commands.ts';
import { useAccounts, useApp, useStatus } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { explained, format, t } from '../strings/index.ts';
import { holdSentence } from '../ui/hold-sentence.ts';
import { problemOf, StatusMark } from '../ui/status.tsx';
import { useAges, useNow } from '../ui/use-now.ts';
import { sum } from './sum.ts';
import './status-bar.css';

/** One line with the status of the accounts shown and what still has to be sent. */
export function StatusBar() {
  const accounts = useAccounts();
  const scope = useView((s) => s.scope.account);
  const now = useNow(1000);
  const ages = useAges();
  const shown = accounts.filter((one) => scope === null || one.id === scope);
  const status = useStatus(scope);
  const last = Math.max(0, ...shown.map((one) => one.lastEventAt ?? 0));
  const acks = sum(shown.map((one) => one.acksQueued));
  const queued = sum(shown.map((one) => one.queued));
  const problem = status && problemOf(status);
  const signIn = shown.find((one) => one.status.state === 'sign-in-needed');
  return (
    <section className="status-bar" data-still="blank" aria-label={t.status.label}>
      {status && <StatusMark status={status} now={now} />}
      {status?.state === 'catching-up' && (
        <progress max={Math.max(1, status.total)} value={status.done} aria-label={t.status.catchingUp} />
      )}
      {problem && <span className="status-problem">{explained(problem).message}</span>}
      {signIn && <RenewLink account={signIn} />}
      <span className="status-last">
        {last === 0 ? t.status.noEvent : t.status.lastEvent(format.ago(last, ages))}
      </span>
      {acks > 0 && (
        <span className="status-acks" title={t.status.acksHint}>
          {t.status.acks(format.number(acks))}
        </span>
      )}
      {queued > 0 && <span title={t.status.queuedHint}>{t.status.queued(format.number(queued))}</span>}
      <span className="status-space" />
      <KeptBack />
      <button type="button" className="status-button status-keys" onClick={() => runCommand('shortcuts')}>
        <Keyboard size={14} aria-hidden="true" /> {t.status.keys}
      </button>
    </section>
  );
}

function RenewLink({ account }: { readonly account: Account }) {
  return (
    <button
      type="button"
      className="status-button"
      onClick={() => useView.getState().open({ type: 'renew', account: account.id })}
    >
      <KeyRound size={13} aria-hidden="true" /> {t.accounts.renew}
    </button>
  );
}

/** What keeps banners back, with the way to its settings. */
function KeptBack() {
  const hold = useApp((s) => s.app?.hold ?? null);
  if (hold === null) return null;
  return (
    <button type="button" className="status-button" onClick={() => runCommand('settings')}>
      <BellOff size={13} aria-hidden="true" />
      {holdSentence(hold)}
    </button>
  );
}
