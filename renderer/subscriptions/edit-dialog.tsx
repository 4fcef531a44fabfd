import { RadioGroup } from 'radix-ui';
import { type FormEvent, useId, useState } from 'react';
import type { Problem, Subscription, SubscriptionIcon } from '../../electron/ipc/contract.ts';
import type { AccountSubscription } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { nameOf, subjectOf } from '../state/subscription-names.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { SubjectIcon } from '../ui/kinds.tsx';
import { chosenIcons } from '../ui/subscription-icon.tsx';
import './edit-dialog.css';

const icons = Object.keys(chosenIcons) as SubscriptionIcon[];

interface Props extends AccountSubscription {
  readonly onClose: () => void;
}

/** Edits the name and icon of a subscription. */
export function EditSubscriptionDialog({ account, subscription, onClose }: Props) {
  const [label, setLabel] = useState(subscription.label ?? '');
  const [icon, setIcon] = useState(subscription.icon);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reply = await ask('watch.change', {
      account: account.id,
      subscription: subscription.id,
      label,
      icon,
    });
    if (reply.ok) onClose();
    else setProblem(reply.problem);
  };
  return (
    <Dialog title={t.subscriptions.editTitle(nameOf(subscription))} onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <Field
          label={t.subscriptions.label}
          placeholder={nameOf({ ...subscription, label: null })}
          maxLength={100}
          value={label}
          onChange={(event) => {
            setLabel(event.target.value);
            setProblem(null);
          }}
          problem={problem}
        />
        <IconChoice subscription={subscription} value={icon} onChange={setIcon} />
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" variant="primary">
            {t.subscriptions.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly subscription: Subscription;
  readonly value: SubscriptionIcon | null;
  readonly onChange: (value: SubscriptionIcon | null) => void;
}

function IconChoice({ subscription, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="segments-field">
      <span className="segments-label" id={id}>
        {t.subscriptions.icon}
      </span>
      <RadioGroup.Root
        className="segments"
        aria-labelledby={id}
        value={value ?? 'kind'}
        onValueChange={(chosen) => onChange(icons.find((one) => one === chosen) ?? null)}
      >
        {(['kind', ...icons] as const).map((one) => {
          const Icon = one === 'kind' ? null : chosenIcons[one];
          const name = t.subscriptions.icons[one];
          return (
            <RadioGroup.Item
              key={one}
              value={one}
              className="segment icon-choice"
              aria-label={name}
              title={name}
            >
              {Icon ? (
                <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
              ) : (
                <SubjectIcon subject={subjectOf(subscription.target)} size={16} />
              )}
            </RadioGroup.Item>
          );
        })}
      </RadioGroup.Root>
    </div>
  );
}
