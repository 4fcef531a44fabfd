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
  /** What is trusted besides the system's authorities, in words; null for nothing. */
  readonly trusted: string | null;
  readonly onChoose: (file: TrustedFile) => void;
  readonly onForget: () => void;
}

/** Which certificate file is trusted for one account: one, another one, or none. */
export function CertificateFile({ trusted, onChoose, onForget }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) onChoose({ name: file.name, pem: await file.text() });
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
      {trusted !== null && (
        <span className="keep-text">
          {trusted}
          <IconButton icon={X} label={t.signIn.distrust} onClick={onForget} />
        </span>
      )}
    </div>
  );
}
