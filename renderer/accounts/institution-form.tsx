import { TriangleAlert } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { Account, Institution, Keep, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { DeviceCode } from './device-code.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { SignInOffer } from './sign-in-offer.tsx';
import { useDeviceFlow } from './use-device-flow.ts';
import { missing, type SignInForm } from './use-sign-in.ts';

interface Props {
  /** Where to sign in: at an address, or for an existing account. */
  readonly target: { readonly form: SignInForm } | { readonly account: Account };
  /** The institution to prefill. */
  readonly given: Institution | null;
  /** The form was filled in by a link. */
  readonly fromLink?: boolean;
  readonly onDone: (account: string) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** The fields of the institution, then the code to approve there. */
export function InstitutionForm({ target, given, fromLink = false, onDone, onCancel }: Props) {
  const keychain = useApp((s) => s.app?.keychain === 'open');
  const [issuer, setIssuer] = useState(given?.issuer ?? '');
  const [clientId, setClientId] = useState(given?.clientId ?? '');
  const [keep, setKeep] = useState<Keep | null>(null);
  const [isSent, setSent] = useState(false);
  const flow = useDeviceFlow(onDone);
  const form = 'form' in target ? target.form : null;
  const chosen = keychain ? 'keychain' : keep;
  const address = form?.address.trim();
  if (flow.prompt) return <DeviceCode prompt={flow.prompt} onCancel={flow.cancel} />;

  const at = (field: SignInProblem['field'], value: string | undefined) => {
    if (isSent && value === '') return missing(field);
    const about = form || flow.problem?.field === 'client' ? flow.problem?.field : 'issuer';
    return about === field ? flow.problem : null;
  };
  const typed = (set: (text: string) => void) => (event: ChangeEvent<HTMLInputElement>) => {
    set(event.target.value);
    flow.forget();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (address === '' || issuer.trim() === '' || clientId.trim() === '' || chosen === null) return;
    const where = form ? { address: form.address, ...form.consent } : {};
    const known = 'account' in target ? { account: target.account.id } : {};
    void flow.start({ ...where, ...known, issuer: issuer.trim(), clientId: clientId.trim(), keep: chosen });
  };
  return (
    <form className="sign-in-form" onSubmit={onSubmit} noValidate aria-busy={flow.isStarting}>
      {fromLink && <LinkWarning />}
      {form && (
        <Server form={form} problem={flow.problem} shown={at('address', address)} onTyped={flow.forget} />
      )}
      <Field
        label={t.signIn.issuer}
        placeholder={t.signIn.issuerHint}
        value={issuer}
        onChange={typed(setIssuer)}
        problem={at('issuer', issuer.trim())}
        inputMode="url"
      />
      <Field
        label={t.signIn.client}
        placeholder={t.signIn.clientHint}
        value={clientId}
        onChange={typed(setClientId)}
        problem={at('client', clientId.trim())}
      />
      {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={isSent && keep === null} />}
      <div className="sign-in-actions">
        {onCancel && <Button onClick={onCancel}>{t.cancel}</Button>}
        <Button type="submit" variant="primary" disabled={flow.isStarting}>
          {flow.isStarting ? t.signIn.gettingCode : t.signIn.getCode}
        </Button>
      </div>
    </form>
  );
}

/** Warns that a link has filled in the form. */
function LinkWarning() {
  return (
    <p className="note">
      <TriangleAlert size={15} aria-hidden="true" />
      <span>{t.signIn.fromLink}</span>
    </p>
  );
}

interface ServerProps {
  readonly form: SignInForm;
  readonly problem: SignInProblem | null;
  /** What is wrong with the address. */
  readonly shown: SignInProblem | null;
  readonly onTyped: () => void;
}

/** The address of the server, and consents for a connection that is not protected. */
function Server({ form, problem, shown, onTyped }: ServerProps) {
  return (
    <>
      <Field
        label={t.signIn.address}
        placeholder={t.signIn.addressHint}
        value={form.address}
        onChange={(event) => {
          form.setAddress(event.target.value);
          onTyped();
        }}
        problem={shown}
        inputMode="url"
        autoFocus
      />
      <SignInOffer form={{ ...form, problem }} />
    </>
  );
}
