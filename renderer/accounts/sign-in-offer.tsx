import { Check, TriangleAlert } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { t } from '../strings/index.ts';
import { CertificateFile } from './certificate-file.tsx';
import type { SignInForm } from './use-sign-in.ts';

/** What a person can agree to, or give, where signing in is stopped by how the connection is protected. */
export function SignInOffer({ form }: { readonly form: SignInForm }) {
  const offer = form.problem?.offer;
  return (
    <>
      {(offer === 'plaintext' || form.plaintext) && <Plaintext form={form} />}
      {(offer === 'certificate' || form.certificate) && (
        <CertificateFile
          trusted={form.certificate && t.signIn.trusted(form.certificate.name)}
          onChoose={form.setCertificate}
          onForget={() => form.setCertificate(null)}
        />
      )}
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
