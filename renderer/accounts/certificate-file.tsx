import { FileKey, X } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';

/** A certificate file that a person trusts for an account. */
export interface TrustedFile {
  readonly name: string;
  readonly pem: string;
}

interface Props {
  /** Text about the trusted file; null if there is none. */
  readonly trusted: string | null;
  readonly onChoose: (file: TrustedFile) => void;
  readonly onForget: () => void;
}

/** The certificate file that is trusted for an account, with buttons to choose and remove it. */
export function CertificateFile({ trusted, onChoose, onForget }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onChoose({ name: file.name, pem: await file.text() });
    // Reset, so that choosing the same file again (it may have changed) fires an event.
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
      {trusted !== null && (
        <span className="keep-text">
          {trusted}
          <IconButton icon={X} label={t.signIn.distrust} onClick={onForget} />
        </span>
      )}
    </div>
  );
}
