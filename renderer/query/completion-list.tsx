import { useEffect, useRef } from 'react';
import type { Completion } from '../../electron/core/query/complete.ts';
import { t } from '../strings/index.ts';
import { partText } from './part-text.ts';
import { severalOfName } from './several-of-name.ts';
import type { Completing } from './use-completion.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly completing: Completing;
}

/** What can be written at the caret. The focus stays in the field, which points at the active option. */
export function CompletionList({ id, label, completing: { found, active, point, take } }: Props) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className="completions"
      data-still="out"
      hidden={found === null}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
    >
      {found?.options.map((option, index) => (
        <Option
          key={`${option.field}:${option.value}`}
          id={`${id}-${index}`}
          option={option}
          isActive={index === active}
          onPoint={() => point(index)}
          onTake={() => take(option)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly option: Completion;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

function Option({ id, option, isActive, onPoint, onTake }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the field, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points at the active one.
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isActive}
      className={isActive ? 'completion active' : 'completion'}
      onClick={onTake}
      onPointerMove={onPoint}
    >
      <code>{option.value ?? `${option.field}:`}</code>
      <span className="completion-hint">{hintOf(option)}</span>
    </div>
  );
}

/** What an option means; nothing where it says so itself. */
function hintOf({ field, value }: Completion): string {
  if (field === 'text') return '';
  if (value === null) return t.query.fields[field];
  if (field === 'in' || field === 'account') return severalOfName({ field, value });
  const text = partText({ field, not: false, value });
  return text === value ? '' : text;
}
