import { type ComponentProps, type RefObject, useId } from 'react';
import type { LineProblem } from '../../electron/core/query/read-token.ts';
import { namesIn } from '../../electron/core/query/resolve.ts';
import { useAccounts } from '../state/app-store.ts';
import { t } from '../strings/index.ts';
import { SearchField } from '../ui/field.tsx';
import { CompletionList } from './completion-list.tsx';
import { namesOfAccounts } from './names.ts';
import { QueryProblem } from './query-problem.tsx';
import { useCompletion } from './use-completion.ts';
import './query-box.css';

interface Props extends Omit<ComponentProps<typeof SearchField>, 'value' | 'onText' | 'inputRef'> {
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly problems: readonly LineProblem[];
  /** Whether a part that is not understood is left out, and the rest of the line still holds. */
  readonly ignoresProblems?: boolean;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** A field for a line of the query language: it completes what is typed, and says what it does not understand. */
export function QueryBox(props: Props) {
  const { line, onLine, problems, ignoresProblems = false, inputRef, onKeyDown, onBlur, ...rest } = props;
  const id = useId();
  const accounts = useAccounts();
  const completing = useCompletion(line, onLine, inputRef, namesIn(namesOfAccounts(accounts)));
  const { found, active } = completing;
  const problem = found === null ? problems[0] : undefined;
  const correct = () => {
    if (!problem?.suggestion) return;
    onLine(line.slice(0, problem.from) + problem.suggestion + line.slice(problem.to));
    inputRef.current?.focus();
  };
  return (
    <div className="query-box" data-elastic>
      <SearchField
        {...rest}
        value={line}
        onText={onLine}
        inputRef={inputRef}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={found !== null}
        aria-controls={`${id}-list`}
        aria-activedescendant={found && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem`}
        onInput={(event) => completing.onEdit(event, true)}
        onSelect={(event) => completing.onEdit(event, false)}
        onBlur={(event) => {
          completing.close();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          if (completing.onKey(event)) return event.preventDefault();
          if (event.key === 'Enter' && problem?.suggestion) return correct();
          onKeyDown?.(event);
        }}
      />
      <CompletionList id={id} label={t.query.completions} completing={completing} />
      <div id={`${id}-problem`} aria-live="polite">
        {problem && <QueryProblem problem={problem} isIgnored={ignoresProblems} onCorrect={correct} />}
      </div>
    </div>
  );
}
