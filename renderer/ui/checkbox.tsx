import { Check } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';

interface Props {
  /** What its label points at. */
  readonly id: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ id, checked, disabled = false, onChange }: Props) {
  return (
    <Primitive.Root
      id={id}
      className="checkbox"
      checked={checked}
      disabled={disabled}
      onCheckedChange={(state) => onChange(state === true)}
    >
      <Primitive.Indicator>
        <Check size={12} strokeWidth={3} aria-hidden="true" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
