import { useState } from 'react';
import type { Account, Institution } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface AddProps {
  readonly onClose: () => void;
  /** The address to prefill, from a link. */
  readonly server?: string | undefined;
  readonly institution?: Institution | undefined;
}

export function AddAccountDialog({ onClose, server, institution }: AddProps) {
  const done = (account: string) => useView.getState().open({ type: 'choose-projects', account });
  return (
    <Dialog title={t.signIn.addTitle} description={t.signIn.lead} onClose={onClose}>
      <SignInForm onDone={done} onCancel={onClose} server={server} institution={institution} />
    </Dialog>
  );
}

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

export function RemoveAccountDialog({ account, onClose }: Props) {
  const [deleteConsumers, setDeleteConsumers] = useState(true);
  const remove = async () => {
    onClose();
    const reply = await ask('account.remove', { account: account.id, deleteConsumers });
    if (!reply.ok) return void sayProblem(reply.problem);
    useView.getState().setAccount(null);
    if (reply.value.left > 0) say(t.accounts.leftOnServer(reply.value.left));
  };
  return (
    <Dialog
      alert
      title={t.accounts.removeTitle(account.label)}
      description={t.accounts.removeText}
      onClose={onClose}
    >
      <label className="keep-option" htmlFor="delete-consumers">
        <Checkbox id="delete-consumers" checked={deleteConsumers} onChange={setDeleteConsumers} />
        <span>
          <strong>{t.accounts.removeConsumers}</strong>
          <span className="keep-text">{t.accounts.removeConsumersText}</span>
        </span>
      </label>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button variant="danger" onClick={remove}>
          {t.accounts.removeConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
