import { Check } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import type { Account, Keep, Problem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { missing } from './use-sign-in.ts';

interface AddProps {
  readonly onClose: () => void;
  /** The address to begin with, from a link. */
  readonly server?: string;
}

export function AddAccountDialog({ onClose, server }: AddProps) {
  const done = (account: string) => useView.getState().open({ type: 'watch', account });
  return (
    <Dialog title={t.signIn.addTitle} description={t.signIn.lead} onClose={onClose}>
      <SignInForm onDone={done} onCancel={onClose} {...(server && { server })} />
    </Dialog>
  );
}

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

export function RenewDialog({ account, onClose }: Props) {
  const keychain = useApp((s) => s.app?.keychain ?? false);
  const [token, setToken] = useState('');
  const [keep, setKeep] = useState<Keep | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const chosen = keychain ? 'keychain' : keep;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (token.trim() === '') return setProblem(missing('token'));
    if (chosen === null) return;
    setBusy(true);
    const reply = await ask('account.renew', { account: account.id, token, keep: chosen });
    setBusy(false);
    if (!reply.ok) setProblem(reply.problem);
    else if ('field' in reply.value) setProblem(reply.value);
    else onClose();
  };
  return (
    <Dialog title={t.accounts.renewTitle(account.label)} description={t.accounts.renewText} onClose={onClose}>
      <form className="sign-in-form" onSubmit={submit} noValidate>
        <Field
          label={t.signIn.token}
          placeholder={t.signIn.tokenHint}
          type="password"
          value={token}
          onChange={(event) => {
            setToken(event.target.value);
            setProblem(null);
          }}
          problem={problem}
        />
        {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={sent && keep === null} />}
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {t.accounts.renewSubmit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

export function RemoveAccountDialog({ account, onClose }: Props) {
  const [deleteConsumers, setDeleteConsumers] = useState(true);
  const remove = async () => {
    onClose();
    const reply = await ask('account.remove', { account: account.id, deleteConsumers });
    if (!reply.ok) return void sayProblem(reply.problem);
    useView.getState().setAccount(null);
  };
  return (
    <Dialog
      alert
      title={t.accounts.removeTitle(account.label)}
      description={t.accounts.removeText}
      onClose={onClose}
    >
      <label className="keep-option" htmlFor="delete-consumers">
        <Checkbox.Root
          id="delete-consumers"
          className="checkbox"
          checked={deleteConsumers}
          onCheckedChange={(checked) => setDeleteConsumers(checked === true)}
        >
          <Checkbox.Indicator>
            <Check size={12} strokeWidth={3} aria-hidden="true" />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <span>
          <strong>{t.accounts.removeConsumers}</strong>
          <span className="keep-text">{t.accounts.removeConsumersText}</span>
        </span>
      </label>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button look="danger" onClick={remove}>
          {t.accounts.removeConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
