import type { FormEvent } from 'react';
import type { Account, Candidate } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { Segments } from '../ui/segments.tsx';
import { ResourceFields } from './resource-fields.tsx';
import { SequenceField, StartFields } from './start-fields.tsx';
import { type NewSubscription, useNewSubscription } from './use-new-subscription.ts';
import './add-dialog.css';

interface Props {
  readonly accounts: readonly Account[];
  readonly account: string;
  /** The initial search: the id of a resource if opened from an event. */
  readonly text: string;
  readonly onClose: () => void;
}

export function AddSubscriptionDialog({ accounts, account, text, onClose }: Props) {
  const isOneOfSeveral = accounts.length > 1;
  const form = useNewSubscription({ account, text, onAdded: onClose });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <Dialog title={t.watch.title} size="l" onClose={onClose}>
      <form className="add-subscription" onSubmit={onSubmit}>
        {isOneOfSeveral && (
          <Segments
            label={t.watch.account}
            value={form.account}
            onChange={form.setAccount}
            options={accounts.map((one) => ({ value: one.id, label: one.label }))}
          />
        )}
        <ResourceFields resource={form.resource} />
        <Subresources form={form} />
        <StartFields start={form.start} />
        <Advanced form={form} />
        <PermissionNote picked={form.resource.picked} />
        {form.problem && <ProblemNote problem={form.problem} alert />}
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" variant="primary" disabled={form.isBusy || !form.isComplete}>
            {form.isBusy ? t.watch.adding : t.watch.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface PartProps {
  readonly form: NewSubscription;
}

function Subresources({ form }: PartProps) {
  return (
    <label className="include-inside" htmlFor="include-inside">
      <Checkbox
        id="include-inside"
        checked={form.hasSubresources}
        disabled={form.resource.picked?.kind === 'object'}
        onChange={form.setSubresources}
      />
      {t.watch.sub}
    </label>
  );
}

/** What only those need who know how the server delivers events. */
function Advanced({ form }: PartProps) {
  return (
    <details className="add-advanced">
      <summary>{t.watch.advanced}</summary>
      <SequenceField start={form.start} />
      <ConsumerField form={form} />
    </details>
  );
}

/** The id of a consumer from an earlier installation, to reuse it. */
function ConsumerField({ form }: PartProps) {
  return (
    <fieldset>
      <legend>{t.watch.takeOver}</legend>
      <Field
        label={t.watch.takeOverField}
        placeholder={t.watch.takeOverHint}
        value={form.consumer}
        onChange={(event) => form.setConsumer(event.target.value)}
      />
      <p className="quiet">{t.watch.takeOverText}</p>
    </fieldset>
  );
}

/** Warns if the token cannot read the resource or its permission is unknown. */
function PermissionNote({ picked }: { readonly picked: Candidate | undefined }) {
  if (picked?.permission === null) return <Note>{t.watch.unknownPermission}</Note>;
  return picked?.permission === 'none' ? <Note>{t.watch.noPermission}</Note> : null;
}
