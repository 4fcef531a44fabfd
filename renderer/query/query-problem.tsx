import { TriangleAlert } from 'lucide-react';
import { type FieldName, factsOf } from '../../electron/core/model/query-fields.ts';
import type { LineProblem } from '../../electron/core/query/read-token.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  readonly problem: LineProblem;
  /** Whether the rest of the line still holds. */
  readonly isIgnored: boolean;
  readonly onCorrect: () => void;
}

/** Says which part of a line is not understood, and offers what may have been meant. */
export function QueryProblem({ problem, isIgnored, onCorrect }: Props) {
  const { suggestion } = problem;
  return (
    <p className="query-problem">
      <TriangleAlert size={14} aria-hidden="true" /> <span>{whatIsWrong(problem)}</span>{' '}
      {suggestion === null ? (
        <span>
          {whatIsPossible(problem)} {isIgnored && t.query.problems.ignored}
        </span>
      ) : (
        <>
          <span>{isText(suggestion) ? t.query.searchFor : t.query.didYouMean}</span>{' '}
          <Button variant="quiet" onPointerDown={(event) => event.preventDefault()} onClick={onCorrect}>
            <code>{suggestion}</code>
            <kbd>↵</kbd>
          </Button>
        </>
      )}
    </p>
  );
}

const isText = (suggestion: string): boolean => /^-?"/.test(suggestion);

function whatIsWrong({ reason, field, value }: LineProblem): string {
  const { problems, noName } = t.query;
  if (reason === 'field') return problems.field(field);
  if (reason === 'empty') return problems.empty(field);
  if (reason === 'name' && (field === 'in' || field === 'account')) return noName[field](value);
  return problems.value(field, value);
}

/** What can be written instead, where nothing is near. */
function whatIsPossible({ reason, field }: LineProblem): string {
  if (reason === 'field') return '';
  const { values, choices, examples } = factsOf(field as FieldName);
  if (values === 'name') return '';
  return t.query.problems.possible(
    (choices ?? [...(values === 'moment' ? ['2026-01-31'] : []), ...(examples ?? [])].slice(0, 5)).join(', '),
  );
}
