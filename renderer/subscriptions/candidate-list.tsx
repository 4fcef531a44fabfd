import { RadioGroup } from 'radix-ui';
import type { Candidate, Problem } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';
import { SubjectIcon } from '../ui/kinds.tsx';
import { Middle } from '../ui/middle.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import '../ui/row.css';

interface Props {
  /** null while they are being requested. */
  readonly candidates: readonly Candidate[] | null;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly problem: Problem | null;
  readonly searching: boolean;
}

export function CandidateList({ candidates, chosen, onChoose, problem, searching }: Props) {
  if (problem)
    return (
      <p className="candidates-note problem" role="alert">
        <ProblemText problem={problem} />
      </p>
    );
  if (candidates === null) return <p className="candidates-note">{t.watch.loading}</p>;
  if (candidates.length === 0)
    return (
      <p className="candidates-note" role="status">
        <strong>{t.watch.none}</strong>
        <br />
        {searching ? t.watch.noneText : t.watch.noneEmpty}
      </p>
    );
  return (
    <RadioGroup.Root
      className="candidates"
      aria-label={t.watch.list}
      value={chosen ?? ''}
      onValueChange={onChoose}
    >
      {candidates.map((one) => (
        <RadioGroup.Item
          key={one.resourceId}
          value={one.resourceId}
          className="candidate"
          disabled={one.watched}
          aria-label={[one.name, t.subjects[one.kind], one.watched ? t.watch.watched : '']
            .filter(Boolean)
            .join(', ')}
        >
          <SubjectIcon subject={one.kind} />
          <span className="row-lines">
            <Middle text={one.name} className="row-name" />
            <span className="row-second">
              {[t.subjects[one.kind], one.title].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="candidate-end">
            {one.watched ? t.watch.watched : one.permission && t.permissions[one.permission]}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
