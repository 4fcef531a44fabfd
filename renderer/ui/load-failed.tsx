import { ServerCrash } from 'lucide-react';
import type { Problem } from '../../electron/core/model/problem.ts';
import { explained, t } from '../strings/index.ts';
import { Button } from './button.tsx';
import { Empty } from './empty.tsx';

interface Props {
  readonly title: string;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** Stands in place of a list that could not be read. */
export function LoadFailed({ title, problem, onRetry }: Props) {
  const { message, next } = explained(problem);
  return (
    <Empty icon={ServerCrash} role="alert" title={title} text={`${message} ${next}`}>
      <Button onClick={onRetry}>{t.retry}</Button>
    </Empty>
  );
}
