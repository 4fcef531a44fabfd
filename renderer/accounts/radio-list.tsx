import { RadioGroup } from 'radix-ui';
import { useId } from 'react';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly text?: string;
}

interface Props<T extends string> {
  /** Ids of the elements that name and describe the choice. */
  readonly labelledBy: string;
  readonly describedBy?: string;
  /** null: nothing is chosen yet. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly Option<T>[];
}

/** A choice between a few options, one below the other, each with a sentence about it. */
export function RadioList<T extends string>({ labelledBy, describedBy, value, onChange, options }: Props<T>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup.Root
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={value ?? ''}
      onValueChange={choose}
    >
      {options.map((option, place) => (
        <label key={option.value} className="keep-option" htmlFor={`${id}-${place}`}>
          <RadioGroup.Item
            id={`${id}-${place}`}
            value={option.value}
            className="radio"
            aria-label={option.label}
          >
            <RadioGroup.Indicator className="radio-dot" />
          </RadioGroup.Item>
          <span>
            <strong>{option.label}</strong>
            {option.text && <span className="keep-text">{option.text}</span>}
          </span>
        </label>
      ))}
    </RadioGroup.Root>
  );
}
