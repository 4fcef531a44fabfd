import { CircleCheck, Eye, EyeOff, LockOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Institution, Keep, Probe } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Field } from '../ui/field.tsx';
import { InstitutionForm } from './institution-form.tsx';
import { KeepChoice } from './keep-choice.tsx';
import { SignInOffer } from './sign-in-offer.tsx';
import { missing, type SignInForm as SignIn, useSignIn } from './use-sign-in.ts';
import { type SignInWay, WayChoice } from './way-choice.tsx';
import './sign-in-form.css';

interface Props {
  readonly onDone: (account: string) => void;
  readonly onCancel?: (() => void) | undefined;
  /** The address to prefill, from a link. */
  readonly server?: string | undefined;
  /** The institution to prefill. */
  readonly institution?: Institution | undefined;
}

/** The two ways to sign in, which share the address. */
export function SignInForm({ onDone, onCancel, server, institution }: Props) {
  const form = useSignIn(onDone, server);
  const [way, setWay] = useState<SignInWay>(institution ? 'institution' : 'token');
  const change = (chosen: SignInWay) => {
    setWay(chosen);
    form.token.clear();
  };
  return (
    <div className="sign-in-form">
      <WayChoice way={way} onChange={change} />
      {way === 'token' ? (
        <TokenForm form={form} onCancel={onCancel} />
      ) : (
        <InstitutionForm
          target={{ form }}
          given={institution ?? null}
          fromLink={institution !== undefined}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
    </div>
  );
}

interface TokenProps {
  readonly form: SignIn;
  readonly onCancel: (() => void) | undefined;
}

/** Address and token. Problems are shown at their field, and the result of the test before signing in. */
function TokenForm({ form, onCancel }: TokenProps) {
  const keychain = useApp((s) => s.app?.keychain === 'open');
  const [keep, setKeep] = useState<Keep | null>(null);
  const [shown, setShown] = useState(false);
  const [isSent, setSent] = useState(false);
  const chosen = keychain ? 'keychain' : keep;
  const noAddress = isSent && form.address.trim() === '' ? missing('address') : null;
  const noToken = isSent && form.token.isEmpty ? missing('token') : null;
  const problemAt = (field: 'address' | 'token') => (form.problem?.field === field ? form.problem : null);
  const isBusy = form.isTesting || form.isSubmitting;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (form.address.trim() === '' || form.token.isEmpty || chosen === null) return;
    void form.submit(chosen);
  };
  return (
    <form className="sign-in-form" onSubmit={onSubmit} noValidate aria-busy={isBusy}>
      <Field
        label={t.signIn.address}
        placeholder={t.signIn.addressHint}
        value={form.address}
        onChange={(event) => form.setAddress(event.target.value)}
        problem={noAddress ?? problemAt('address')}
        inputMode="url"
        autoFocus
      />
      <SignInOffer form={form} />
      <Field
        label={t.signIn.token}
        placeholder={t.signIn.tokenHint}
        type={shown ? 'text' : 'password'}
        ref={form.token.ref}
        onInput={form.token.onInput}
        problem={noToken ?? problemAt('token')}
        end={
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t.signIn.hideToken : t.signIn.showToken}
            onClick={() => setShown(!shown)}
          />
        }
      />
      {!keychain && <KeepChoice value={keep} onChange={setKeep} missing={isSent && keep === null} />}
      <div aria-live="polite">
        {form.isTesting && <p className="sign-in-testing">{t.signIn.testing}</p>}
        {form.probe && <Found probe={form.probe} />}
      </div>
      <div className="sign-in-actions">
        {onCancel && <Button onClick={onCancel}>{t.cancel}</Button>}
        <Button type="submit" variant="primary" disabled={form.isSubmitting}>
          {form.isSubmitting ? t.signIn.submitting : t.signIn.submit}
        </Button>
      </div>
    </form>
  );
}

function Found({ probe }: { readonly probe: Probe }) {
  const protocol = `${t.protocols[probe.protocol]}, ${probe.encrypted ? t.signIn.encrypted : t.signIn.plain}`;
  const expires = probe.tokenExpiresAt === null ? t.signIn.never : format.dateTime(probe.tokenExpiresAt);
  return (
    <section className="sign-in-found" aria-label={t.signIn.found}>
      <p className="sign-in-ready">
        <CircleCheck size={15} aria-hidden="true" /> {t.signIn.found}
        {!probe.encrypted && (
          <span className="sign-in-plain">
            <LockOpen size={14} aria-hidden="true" /> {t.signIn.plain}
          </span>
        )}
      </p>
      {probe.unusedPath !== null && <p className="quiet">{t.signIn.unusedPath(probe.unusedPath)}</p>}
      <Facts
        facts={[
          { label: t.signIn.server, value: probe.server },
          { label: t.signIn.protocol, value: protocol },
          { label: t.signIn.user, value: probe.user.name },
          { label: t.signIn.expires, value: expires },
        ]}
      />
    </section>
  );
}
