import { type FormEvent, useState } from 'react';
import type { Account, Keep, Problem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { InstitutionForm } from './institution-form.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { missing } from './use-sign-in.ts';
import { useTokenField } from './use-token-field.ts';
import { type SignInWay, WayChoice } from './way-choice.tsx';
import './sign-in-form.css';

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Signs in again to an existing account, with a token or through its institution. */
export function RenewDialog({ account, onClose }: Props) {
  const [way, setWay] = useState<SignInWay>(account.institution ? 'institution' : 'token');
  return (
    <Dialog title={t.accounts.renewTitle(account.label)} description={t.accounts.renewText} onClose={onClose}>
      <div className="sign-in-form">
        <WayChoice way={way} onChange={setWay} />
        {way === 'token' ? (
          <RenewToken account={account} onClose={onClose} />
        ) : (
          <InstitutionForm
            target={{ account }}
            given={account.institution}
            onDone={onClose}
            onCancel={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}

function RenewToken({ account, onClose }: Props) {
  const keychain = useApp((s) => s.app?.keychain === 'open');
  const token = useTokenField();
  const [keep, setKeep] = useState<Keep | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSent, setSent] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const chosen = keychain ? 'keychain' : keep;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (token.isEmpty) return setProblem(missing('token'));
    if (chosen === null) return;
    setBusy(true);
    const reply = await ask('account.renew', { account: account.id, token: token.read(), keep: chosen });
    setBusy(false);
    if (!reply.ok) setProblem(reply.problem);
    else if ('field' in reply.value) setProblem(reply.value);
    else {
      token.clear();
      onClose();
    }
  };
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      <Field
        label={t.signIn.token}
        placeholder={t.signIn.tokenHint}
        type="password"
        ref={token.ref}
        onInput={() => {
          token.onInput();
          setProblem(null);
        }}
        problem={problem}
      />
      {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={isSent && keep === null} />}
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button type="submit" variant="primary" disabled={isBusy}>
          {t.accounts.renewSubmit}
        </Button>
      </DialogActions>
    </form>
  );
}
