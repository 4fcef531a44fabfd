import { type FormEvent, useState } from 'react';
import type { Account, Keep, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { DeviceCode } from './device-code.tsx';
import { InstitutionFields } from './institution-fields.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { type SignInWay, SignInWays } from './sign-in-ways.tsx';
import { TokenFields } from './token-fields.tsx';
import { useDeviceFlow } from './use-device-flow.ts';
import { useInstitutionChoice } from './use-institution-choice.ts';
import { useRenewToken } from './use-renew-token.ts';
import { useSending } from './use-sending.ts';
import { useServerHints } from './use-server-hints.ts';
import { missing } from './use-sign-in.ts';
import './sign-in-form.css';

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Signs in again to an existing account, with a token or through its institution. */
export function RenewDialog({ account, onClose }: Props) {
  return (
    <Dialog title={t.accounts.renewTitle(account.label)} description={t.accounts.renewText} onClose={onClose}>
      <RenewForm account={account} onClose={onClose} />
    </Dialog>
  );
}

function RenewForm({ account, onClose }: Props) {
  const keychain = useApp((s) => s.app?.keychain === 'open');
  const renewal = useRenewToken(account.id, onClose);
  const flow = useDeviceFlow(onClose);
  const hints = useServerHints(account.server);
  const choice = useInstitutionChoice(account.institution, hints.institutions);
  const [way, setWay] = useState<SignInWay>(account.institution ? 'institution' : 'token');
  const [keep, setKeep] = useState<Keep | null>(null);
  const isBusy = renewal.isBusy || flow.isStarting;
  const sending = useSending(isBusy);
  if (flow.prompt) return <DeviceCode prompt={flow.prompt} onCancel={flow.cancel} />;

  const chosen = keychain ? 'keychain' : keep;
  const isEmpty = {
    token: renewal.token.isEmpty,
    issuer: choice.value.issuer === '',
    client: choice.value.clientId === '',
  };
  const problemAt = (field: 'issuer' | 'client'): SignInProblem | null => {
    if (sending.isSent && isEmpty[field]) return missing(field);
    const about = flow.problem?.field === 'client' ? 'client' : 'issuer';
    return about === field ? flow.problem : null;
  };
  const onSubmit = (event: FormEvent) => {
    sending.begin(event);
    const isIncomplete = way === 'token' ? isEmpty.token : isEmpty.issuer || isEmpty.client;
    if (isIncomplete || chosen === null) return;
    if (way === 'token') void renewal.submit(chosen);
    else void flow.start({ account: account.id, ...choice.value, keep: chosen });
  };
  return (
    <form ref={sending.form} className="form sign-in-form" onSubmit={onSubmit} noValidate aria-busy={isBusy}>
      <SignInWays
        way={way}
        onChange={(chosenWay) => {
          setWay(chosenWay);
          sending.forget();
        }}
        token={
          <TokenFields
            token={renewal.token}
            problem={sending.isSent && isEmpty.token ? missing('token') : renewal.problem}
            address={account.server}
            portal={hints.portal}
            onTyped={renewal.forget}
          />
        }
        institution={<InstitutionFields choice={choice} problemAt={problemAt} onTyped={flow.forget} />}
      />
      {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={sending.isSent && keep === null} />}
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button type="submit" variant="primary" disabled={isBusy}>
          {way === 'token' ? t.accounts.renewSubmit : t.signIn.getCode}
        </Button>
      </DialogActions>
    </form>
  );
}
