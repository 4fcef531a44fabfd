import { type FormEvent, useState } from 'react';
import type { Account, Problem } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

const colours = ['0', '1', '2', '3', '4', '5'] as const;
type Colour = (typeof colours)[number];

/** What a person calls an account, where its portal is, and which colour marks it. */
export function EditAccountDialog({ account, onClose }: Props) {
  const [label, setLabel] = useState(account.label);
  const [portal, setPortal] = useState(account.portal ?? '');
  const [colour, setColour] = useState<Colour>(colours[account.colour] ?? '0');
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const change = { label: label.trim(), portal, colour: Number(colour) };
    const reply = await ask('account.change', { account: account.id, ...change });
    if (reply.ok) onClose();
    else setProblem(reply.problem);
  };
  return (
    <Dialog title={t.accounts.editTitle(account.label)} onClose={onClose}>
      <form className="sign-in-form" onSubmit={submit} noValidate>
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
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" look="primary">
            {t.accounts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
