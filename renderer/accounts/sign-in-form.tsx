import { TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Institution, Keep, SignInProblem } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { DeviceCode } from './device-code.tsx';
import { FoundServer } from './found-server.tsx';
import { InstitutionFields } from './institution-fields.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { SignInOffer } from './sign-in-offer.tsx';
import { type SignInWay, SignInWays } from './sign-in-ways.tsx';
import { TokenFields } from './token-fields.tsx';
import { useDeviceFlow } from './use-device-flow.ts';
import { useInstitutionChoice } from './use-institution-choice.ts';
import { useSending } from './use-sending.ts';
import { useServerHints } from './use-server-hints.ts';
import { missing, type SignInForm as SignIn, useSignIn } from './use-sign-in.ts';
import './sign-in-form.css';

interface Props {
  readonly onDone: (account: string) => void;
  readonly onCancel?: (() => void) | undefined;
  /** The address to prefill, from a link. */
  readonly server?: string | undefined;
  /** The institution to prefill. */
  readonly institution?: Institution | undefined;
}

/** The address of a server, then a token or an institution. Problems are shown at their field. */
export function SignInForm({ onDone, onCancel, server, institution }: Props) {
  const keychain = useApp((s) => s.app?.keychain === 'open');
  const form = useSignIn(onDone, server);
  const flow = useDeviceFlow(onDone);
  const hints = useServerHints(form.address);
  const choice = useInstitutionChoice(institution ?? null, hints.institutions);
  const [way, setWay] = useState<SignInWay>(institution ? 'institution' : 'token');
  const [keep, setKeep] = useState<Keep | null>(null);
  const isBusy = form.isTesting || form.isSubmitting || flow.isStarting;
  const sending = useSending(isBusy);
  if (flow.prompt) return <DeviceCode prompt={flow.prompt} onCancel={flow.cancel} />;

  const chosen = keychain ? 'keychain' : keep;
  const empty = emptyFields(way, form, choice.value);
  const problem = way === 'token' ? form.problem : flow.problem;
  const problemAt = (field: SignInProblem['field']) =>
    sending.isSent && empty.includes(field) ? missing(field) : problem?.field === field ? problem : null;
  const onSubmit = (event: FormEvent) => {
    sending.begin(event);
    if (empty.length > 0 || chosen === null) return;
    if (way === 'token') void form.submit(chosen);
    else void flow.start({ address: form.address, ...form.consent, ...choice.value, keep: chosen });
  };
  return (
    <form ref={sending.form} className="form sign-in-form" onSubmit={onSubmit} noValidate aria-busy={isBusy}>
      {institution && <LinkWarning />}
      <AddressField form={{ ...form, problem }} shown={problemAt('address')} onTyped={flow.forget} />
      <SignInWays
        way={way}
        onChange={(chosenWay) => {
          setWay(chosenWay);
          sending.forget();
        }}
        token={
          <TokenFields
            token={form.token}
            problem={problemAt('token')}
            address={form.address}
            portal={hints.portal}
          />
        }
        institution={<InstitutionFields choice={choice} problemAt={problemAt} onTyped={flow.forget} />}
      />
      {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={sending.isSent && keep === null} />}
      <Actions way={way} isBusy={form.isSubmitting || flow.isStarting} onCancel={onCancel} />
      <div aria-live="polite" className="sign-in-result">
        {form.isTesting && <p className="sign-in-testing">{t.signIn.testing}</p>}
        {way === 'token' && form.probe && <FoundServer probe={form.probe} />}
      </div>
    </form>
  );
}

interface AddressProps {
  readonly form: SignIn;
  /** What is wrong with the address. */
  readonly shown: SignInProblem | null;
  readonly onTyped: () => void;
}

/** The address of the server, and consents for a connection that is not protected. */
function AddressField({ form, shown, onTyped }: AddressProps) {
  return (
    <>
      <Field
        label={t.signIn.address}
        placeholder={t.signIn.addressHint}
        hint={t.signIn.addressText}
        value={form.address}
        onChange={(event) => {
          form.setAddress(event.target.value);
          onTyped();
        }}
        problem={shown}
        inputMode="url"
        autoFocus
      />
      <SignInOffer form={form} />
    </>
  );
}

/** The fields of a way that are needed and empty. */
function emptyFields(
  way: SignInWay,
  form: SignIn,
  { issuer, clientId }: Institution,
): SignInProblem['field'][] {
  const needed =
    way === 'token'
      ? { address: form.address.trim() === '', token: form.token.isEmpty }
      : { address: form.address.trim() === '', issuer: issuer === '', client: clientId === '' };
  return (['address', 'token', 'issuer', 'client'] as const).filter(
    (field) => field in needed && needed[field as keyof typeof needed],
  );
}

interface ActionsProps {
  readonly way: SignInWay;
  readonly isBusy: boolean;
  readonly onCancel: (() => void) | undefined;
}

function Actions({ way, isBusy, onCancel }: ActionsProps) {
  const labels =
    way === 'token'
      ? { idle: t.signIn.submit, busy: t.signIn.submitting }
      : { idle: t.signIn.getCode, busy: t.signIn.gettingCode };
  return (
    <div className="sign-in-actions">
      {onCancel && <Button onClick={onCancel}>{t.cancel}</Button>}
      <Button type="submit" variant="primary" disabled={isBusy}>
        {isBusy ? labels.busy : labels.idle}
      </Button>
    </div>
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
