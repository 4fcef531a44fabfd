import { TriangleAlert } from 'lucide-react';
import { t } from '../strings/index.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { CertificateFile } from './certificate-file.tsx';
import type { SignInForm } from './use-sign-in.ts';

/** Consents that let sign-in continue over a connection that is not protected or not trusted. */
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
      <Checkbox id="sign-in-plaintext" checked={form.plaintext} onChange={form.setPlaintext} />
      <span>
        <strong className="sign-in-warning">
          <TriangleAlert size={14} aria-hidden="true" /> {t.signIn.plaintext}
        </strong>
        <span className="keep-text">{t.signIn.plaintextText}</span>
      </span>
    </label>
  );
}
