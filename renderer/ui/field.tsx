import type { LucideIcon } from 'lucide-react';
import { CircleAlert, Search, X } from 'lucide-react';
import { type ComponentProps, type ReactNode, type Ref, useId } from 'react';
import type { Problem } from '../../electron/core/model/problem.ts';
import { explained, t } from '../strings/index.ts';
import './field.css';

/** What is wrong with an input, and what to do about it. */
export interface FieldProblem {
  readonly message: string;
  readonly next: string;
}

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string;
  readonly problem?: Problem | FieldProblem | null;
  /** A sentence below the input; a problem takes its place. */
  readonly hint?: string;
  /** Stands at the end of the input. */
  readonly end?: ReactNode;
}

/** A labelled input. A problem with it is shown directly below, as a sentence and a next step. */
export function Field({ label, problem, hint, end, ...rest }: FieldProps) {
  const id = useId();
  const belowId = `${id}-below`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem || hint ? belowId : undefined}
          autoComplete="off"
          spellCheck={false}
          {...rest}
        />
        {end}
      </div>
      <BelowField id={belowId} problem={problem} hint={hint} />
    </div>
  );
}

interface BelowProps {
  readonly id: string;
  readonly problem: Problem | FieldProblem | null | undefined;
  readonly hint?: string | undefined;
}

/** What stands below an input: what is wrong with it, otherwise its hint. */
export function BelowField({ id, problem, hint }: BelowProps) {
  const said = problem && ('code' in problem ? explained(problem) : problem);
  return (
    <div id={id} className="field-below">
      <div aria-live="polite">
        {said && (
          <p className="field-problem">
            <CircleAlert size={15} aria-hidden="true" />
            <span>
              <strong>{said.message}</strong> {said.next}
            </span>
          </p>
        )}
      </div>
      {!said && hint && <p className="field-hint">{hint}</p>}
    </div>
  );
}

interface SearchProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly icon?: LucideIcon;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({ label, value, onText, icon: Icon = Search, inputRef, ...rest }: SearchProps) {
  return (
    <div className="search">
      <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onText(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
      {value !== '' && (
        <button type="button" className="search-clear" aria-label={t.feed.clear} onClick={() => onText('')}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
