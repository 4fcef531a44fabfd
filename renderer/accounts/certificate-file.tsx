import { FileKey, X } from 'lucide-react';
import { t } from '../strings/index.ts';
import { IconButton } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';

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
  return (
    <div className="sign-in-certificate">
      <FileButton
        icon={FileKey}
        label={t.signIn.certificateFile}
        accept=".pem,.crt,.cer"
        onChoose={(file) => void file.text().then((pem) => onChoose({ name: file.name, pem }))}
      >
        {t.signIn.trustFile}
      </FileButton>
      {trusted !== null && (
        <span className="keep-text">
          {trusted}
          <IconButton icon={X} label={t.signIn.distrust} onClick={onForget} />
        </span>
      )}
    </div>
  );
}
