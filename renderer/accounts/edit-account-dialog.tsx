import { type FormEvent, useState } from 'react';
import type { Account, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import { Segments } from '../ui/segments.tsx';
import { CertificateFile, type TrustedFile } from './certificate-file.tsx';

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

const colours = ['0', '1', '2', '3', '4', '5'] as const;
type Colour = (typeof colours)[number];

/** Edits the name, portal, colour and trusted certificate file of an account. */
export function EditAccountDialog({ account, onClose }: Props) {
  const [label, setLabel] = useState(account.label);
  const [portal, setPortal] = useState(account.portal ?? '');
  const [colour, setColour] = useState<Colour>(colours[account.colour] ?? '0');
  const [problem, setProblem] = useState<Problem | null>(null);
  /** The new certificate file; undefined leaves it unchanged. */
  const [file, setFile] = useState<TrustedFile | null>();
  const [wrongFile, setWrongFile] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const change = { account: account.id, label: label.trim(), portal, colour: Number(colour) };
    const changed = await ask('account.change', change);
    if (!changed.ok) return setProblem(changed.problem);
    if (file !== undefined) {
      const trusted = await ask('account.change', { account: account.id, ca: file?.pem ?? null });
      if (!trusted.ok) return setWrongFile(trusted.problem);
    }
    onClose();
  };
  return (
    <Dialog title={t.accounts.editTitle(account.label)} onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t.accounts.name} value={label} onChange={(event) => setLabel(event.target.value)} />
        <Field
          label={t.accounts.portal}
          placeholder={t.accounts.portalHint}
          value={portal}
          inputMode="url"
          onChange={(event) => {
            setPortal(event.target.value);
            setProblem(null);
          }}
          problem={problem}
        />
        <Segments
          label={t.accounts.colour}
          value={colour}
          onChange={setColour}
          options={colours.map((value) => ({ value, label: t.accounts.colours[value] }))}
        />
        <Trust
          trusted={trustedText(account, file)}
          problem={wrongFile}
          onChange={(chosen) => {
            setFile(chosen);
            if (chosen) setWrongFile(null);
          }}
        />
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" variant="primary">
            {t.accounts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function trustedText(account: Account, file: TrustedFile | null | undefined): string | null {
  if (file) return t.signIn.trusted(file.name);
  return file === undefined && account.ownAuthority ? t.accounts.ownAuthority : null;
}

interface TrustProps {
  readonly trusted: string | null;
  readonly problem: Problem | null;
  /** null: the file is no longer trusted. */
  readonly onChange: (file: TrustedFile | null) => void;
}

function Trust({ trusted, problem, onChange }: TrustProps) {
  return (
    <div className="field">
      <p className="field-label">{t.accounts.trust}</p>
      <CertificateFile trusted={trusted} onChoose={onChange} onForget={() => onChange(null)} />
      {problem && (
        <p className="field-problem" role="alert">
          <ProblemText problem={problem} />
        </p>
      )}
    </div>
  );
}
