import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import './segments.css';

interface Props<T extends string> {
  readonly label: string;
  /** null: nothing is chosen yet. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

/** A choice between a few options, side by side. */
export function Segments<T extends string>({ label, value, onChange, options }: Props<T>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className="segments-field">
      <span className="segments-label" id={id}>
        {label}
      </span>
      <RadioGroup.Root className="segments" aria-labelledby={id} value={value} onValueChange={choose}>
        {options.map((option) => (
          <RadioGroup.Item key={option.value} value={option.value} className="segment">
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
