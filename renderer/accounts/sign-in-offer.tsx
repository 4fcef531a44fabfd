import { Check, FileKey, TriangleAlert, X } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { type ChangeEvent, useRef } from 'react';
import { t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { SignInForm } from './use-sign-in.ts';

/** What a person can agree to, or give, where signing in is stopped by how the connection is protected. */
export function SignInOffer({ form }: { readonly form: SignInForm }) {
  const offer = form.problem?.offer;
  return (
    <>
      {(offer === 'plaintext' || form.plaintext) && <Plaintext form={form} />}
      {(offer === 'certificate' || form.certificate) && <CertificateFile form={form} />}
    </>
  );
}

function Plaintext({ form }: { readonly form: SignInForm }) {
  return (
    <label className="keep-option" htmlFor="sign-in-plaintext">
      <Checkbox.Root
        id="sign-in-plaintext"
        className="checkbox"
        checked={form.plaintext}
        onCheckedChange={(checked) => form.setPlaintext(checked === true)}
      >
        <Checkbox.Indicator>
          <Check size={12} strokeWidth={3} aria-hidden="true" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <span>
        <strong className="sign-in-warning">
          <TriangleAlert size={14} aria-hidden="true" /> {t.signIn.plaintext}
        </strong>
        <span className="keep-text">{t.signIn.plaintextText}</span>
      </span>
    </label>
  );
}

function CertificateFile({ form }: { readonly form: SignInForm }) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) form.setCertificate({ name: file.name, pem: await file.text() });
    // The same file chosen again, perhaps after it was changed, is a new choice.
    event.target.value = '';
  };
  return (
    <div className="sign-in-certificate">
      <input
        ref={input}
        type="file"
        accept=".pem,.crt,.cer"
        aria-label={t.signIn.certificateFile}
        hidden
        onChange={(event) => void choose(event)}
      />
      <Button icon={FileKey} onClick={() => input.current?.click()}>
        {t.signIn.trustFile}
      </Button>
      {form.certificate && (
        <span className="keep-text">
          {t.signIn.trusted(form.certificate.name)}
          <IconButton icon={X} label={t.signIn.distrust} onClick={() => form.setCertificate(null)} />
        </span>
      )}
    </div>
  );
}
